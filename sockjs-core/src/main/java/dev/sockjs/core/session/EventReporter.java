package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.core.concurrent.SerialExecutor;
import java.util.List;

/**
 * Reports the events of a session to the application, in order, on the client's executor. A stage
 * of {@link CoreSockJs} completes after the callback of the same event.
 */
final class EventReporter {

  private final CoreSockJs sock;
  private final SafeListener listener;
  private final SerialExecutor callbacks;

  /**
   * @param callbacks runs the listener
   */
  EventReporter(CoreSockJs sock, SafeListener listener, SerialExecutor callbacks) {
    this.sock = sock;
    this.listener = listener;
    this.callbacks = callbacks;
  }

  /** Reports an attempt that has ended. */
  void attempt(Attempt attempt) {
    callbacks.execute(() -> listener.onAttempt(sock, attempt));
  }

  /** Reports that the session is open. */
  void opened() {
    callbacks.execute(
        () -> {
          listener.onOpen(sock);
          sock.completeOpened();
        });
  }

  /** Reports that there is room for messages again. */
  void writable() {
    callbacks.execute(() -> listener.onWritable(sock));
  }

  /**
   * Reports the end of the session.
   *
   * @param onReported runs after the application knows of the end
   */
  void closed(CloseEvent event, List<Attempt> attempts, Runnable onReported) {
    callbacks.execute(
        () -> {
          sock.setClosed(event);
          listener.onClose(sock, event);
          sock.completeClosed(event, attempts);
          onReported.run();
        });
  }
}
