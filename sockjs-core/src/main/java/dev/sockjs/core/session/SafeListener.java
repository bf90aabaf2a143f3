package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Calls the application's listener, and reports an exception or error from one of its methods to
 * its {@code onError}. Never throws.
 */
final class SafeListener implements SockJsListener {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final SockJsListener listener;

  SafeListener(SockJsListener listener) {
    this.listener = listener;
  }

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    call(sock, () -> listener.onAttempt(sock, attempt));
  }

  @Override
  public void onOpen(SockJs sock) {
    call(sock, () -> listener.onOpen(sock));
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    call(sock, () -> listener.onMessage(sock, message));
  }

  @Override
  public void onHeartbeat(SockJs sock) {
    call(sock, () -> listener.onHeartbeat(sock));
  }

  @Override
  public void onWritable(SockJs sock) {
    call(sock, () -> listener.onWritable(sock));
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    call(sock, () -> listener.onClose(sock, event));
  }

  @Override
  public void onError(SockJs sock, Throwable failure) {
    try {
      listener.onError(sock, failure);
    } catch (RuntimeException | Error e) {
      if (!isEndOf(sock, e)) {
        LOG.log(Level.WARNING, "The onError method of a listener threw", e);
      }
    }
  }

  private void call(SockJs sock, Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | Error e) {
      if (!isEndOf(sock, e)) {
        onError(sock, e);
      }
    }
  }

  /** Tells if a callback only met the end of its own session, which onClose reports. */
  private static boolean isEndOf(SockJs sock, Throwable failure) {
    return failure instanceof SessionClosedException closed && closed.sock() == sock;
  }
}
