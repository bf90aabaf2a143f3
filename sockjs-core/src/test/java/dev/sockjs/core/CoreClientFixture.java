package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.time.ManualScheduler;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/**
 * A client with two fake transports, {@code socket} before {@code poll}, on a manual scheduler. The
 * callbacks run on the thread that causes them. After each test, {@code listener} fails if there is
 * an event that the test did not await.
 */
abstract class CoreClientFixture {

  static final URI URL = URI.create("http://user:secret@example.org/echo?token=secret");

  final ManualScheduler scheduler = new ManualScheduler();
  final FakeTransport socket = new FakeTransport("socket", 1);
  final FakeTransport poll = new FakeTransport("poll", 2);
  final CoreClient client = new CoreClient(new TestSettings(socket, poll), scheduler, () -> {});
  final RecordingListener listener = new RecordingListener();

  static SockJsOptionsBuilder options() {
    return SockJsOptions.builder().info(ServerInfo.defaults());
  }

  SockJs connect() {
    return connect(options -> options);
  }

  SockJs connect(UnaryOperator<SockJsOptionsBuilder> options) {
    return client.connect(URL, options.apply(options()).build(), listener);
  }

  SockJs connectAndOpen() {
    return connectAndOpen(options -> options);
  }

  SockJs connectAndOpen(UnaryOperator<SockJsOptionsBuilder> options) {
    SockJs sock = connect(options);
    socket.connection().open();
    listener.awaitOpen();
    return sock;
  }

  /** Ends the session of a test that does not check its end. */
  void closeClient() {
    client.closeNow();
    listener.awaitClose();
  }

  static void assertEvent(CloseEvent event, int code, String reason, boolean clean) {
    assertEquals(
        CloseEvent.of(code, reason, clean).toString(),
        CloseEvent.of(event.code(), event.reason(), event.wasClean()).toString());
  }

  @AfterEach
  void assertNoOtherEvents() {
    client.closeNow();
    listener.close();
  }
}
