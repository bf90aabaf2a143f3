package dev.sockjs.reconnect;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A client whose sessions the test opens and ends. */
final class FakeClient implements SockJsClient {

  final List<FakeSession> sessions = new ArrayList<>();
  private final Executor executor;

  /** Is thrown by the next calls of {@code connect}. */
  @Nullable Throwable failure;

  /** Runs in {@code connect}, before it returns. */
  Runnable whileConnecting = () -> {};

  FakeClient(Executor executor) {
    this.executor = executor;
  }

  FakeSession last() {
    return sessions.get(sessions.size() - 1);
  }

  long live() {
    return sessions.stream().filter(FakeSession::isLive).count();
  }

  @Override
  public SockJs connect(URI url, SockJsListener listener) {
    return connect(url, SockJsOptions.defaults(), listener);
  }

  @Override
  public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
    whileConnecting.run();
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    FakeSession session = new FakeSession(url, options, listener, executor);
    sessions.add(session);
    return session;
  }

  @Override
  public List<String> transports() {
    return List.of("fake");
  }

  @Override
  public void close() {
    failure = new IllegalStateException("The client is closed");
  }

  @Override
  public void closeNow() {
    close();
  }
}
