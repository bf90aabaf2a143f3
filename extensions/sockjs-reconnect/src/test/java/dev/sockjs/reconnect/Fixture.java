package dev.sockjs.reconnect;

import dev.sockjs.fixtures.ManualExecutor;
import dev.sockjs.testkit.time.ManualScheduler;
import java.net.URI;
import java.time.Duration;

/** A session over a fake client, on a manual clock. Every task runs in {@link #settle}. */
final class Fixture {

  static final URI URL = URI.create("http://127.0.0.1:1/echo");

  final ManualScheduler scheduler = new ManualScheduler();
  final ManualExecutor executor = new ManualExecutor();
  final FakeClient client = new FakeClient(executor);
  final RecordingReconnectListener listener = new RecordingReconnectListener();
  final ReconnectingSockJsBuilder builder;
  double random;

  Fixture() {
    this.builder = configured(ReconnectingSockJs.builder(client, URL));
  }

  Fixture(ConnectSource source) {
    this.builder = configured(ReconnectingSockJs.builder(client, source));
  }

  private ReconnectingSockJsBuilder configured(ReconnectingSockJsBuilder created) {
    return created.executor(executor).scheduler(scheduler).random(() -> random);
  }

  /** Starts to connect, and runs everything up to the call of the client. */
  ReconnectingSockJs connect() {
    ReconnectingSockJs sock = builder.connect(listener);
    settle();
    return sock;
  }

  /** Starts to connect, and opens the first session. */
  ReconnectingSockJs open() {
    ReconnectingSockJs sock = connect();
    openSession();
    return sock;
  }

  void openSession() {
    client.last().open();
    settle();
  }

  void loseSession() {
    client.last().lose();
    settle();
  }

  void refuseSession() {
    client.last().refuse();
    settle();
  }

  /** Runs all tasks. */
  void settle() {
    executor.runAll();
  }

  void advance(Duration time) {
    scheduler.advance(time);
    settle();
  }

  void advanceMillis(long millis) {
    advance(Duration.ofMillis(millis));
  }
}
