package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SessionEnd;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.observe.SessionObserver;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reports the events of a session to its observer at once, and to the application in order, on the
 * client's executor. A stage of {@link CoreSockJs} completes after the callback of the same event.
 */
final class EventReporter {

  private final CoreSockJs sock;
  private final SafeListener listener;
  private final SerialExecutor callbacks;
  private final MessageReceiver receiver;
  private final SessionObserver observer;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** True once the application knows of the end. Used only in callbacks. */
  private boolean endReported;

  /**
   * @param callbacks runs the listener
   * @param receiver delivers the messages that come before the end
   */
  EventReporter(
      CoreSockJs sock,
      SafeListener listener,
      SerialExecutor callbacks,
      MessageReceiver receiver,
      SessionObserver observer) {
    this.sock = sock;
    this.listener = listener;
    this.callbacks = callbacks;
    this.receiver = receiver;
    this.observer = observer;
  }

  /** Reports an attempt that has ended. */
  void attempt(Attempt attempt) {
    observer.attemptEnded(attempt);
    execute(() -> listener.onAttempt(sock, attempt));
  }

  /** Reports that the session is open. */
  void opened(String transport) {
    observer.opened(transport);
    execute(
        () -> {
          listener.onOpen(sock);
          sock.completeOpened();
        });
  }

  /** Reports that there is room for messages again. */
  void writable() {
    execute(() -> listener.onWritable(sock));
  }

  /** Runs a callback, unless the application knows of the end. */
  private void execute(Runnable callback) {
    callbacks.execute(
        () -> {
          if (!endReported) {
            callback.run();
          }
        });
  }

  /**
   * Reports the end of the session, unless it was reported before. Messages that a pause holds come
   * first. On any thread.
   *
   * @param end the kind of end
   * @param onReported runs after the application knows of the end
   */
  void closed(CloseEvent event, SessionEnd end, List<Attempt> attempts, Runnable onReported) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    Runnable report =
        () -> {
          endReported = true;
          sock.setClosed(event);
          listener.onClose(sock, event);
          sock.completeClosed(event, attempts);
          onReported.run();
        };
    try {
      observer.closed(event, end);
    } finally { // A logger that throws must not prevent the end.
      callbacks.execute(() -> receiver.reportEnd(report));
    }
  }
}
