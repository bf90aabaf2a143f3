package dev.sockjs.reconnect;

import dev.sockjs.Attempt;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Calls the application's listener, and passes its exceptions to its {@code onError}. Callers call
 * one at a time: while a session lives, on its callbacks; otherwise on the serial tasks.
 */
final class Events {

  private static final Logger LOG = System.getLogger("dev.sockjs.reconnect");

  private final ReconnectingSockJs sock;
  private final ReconnectListener listener;

  /**
   * Changes of state that were not reported. There are few, because the state cannot change often
   * without a callback between.
   */
  private final Queue<StateChange> stateChanges = new ConcurrentLinkedQueue<>();

  private record StateChange(ReconnectState from, ReconnectState to) {}

  Events(ReconnectingSockJs sock, ReconnectListener listener) {
    this.sock = sock;
    this.listener = listener;
  }

  /** Adds a change of state. On any thread; the next report reports it. */
  void stateChanged(ReconnectState from, ReconnectState to) {
    stateChanges.add(new StateChange(from, to));
  }

  /** Reports the changes of state. */
  void reportState() {
    for (StateChange next = stateChanges.poll(); next != null; next = stateChanges.poll()) {
      StateChange change = next;
      call(() -> listener.onState(sock, change.from(), change.to()));
    }
  }

  void attempt(Attempt attempt) {
    call(() -> listener.onAttempt(sock, attempt));
  }

  /** Calls {@code onOpen}, which may throw. */
  void opening(Opening opening) throws Exception {
    listener.onOpen(sock, opening);
  }

  /** Completes the stage of the first session that is open. */
  void opened() {
    sock.completeOpened();
  }

  void message(String message) {
    call(() -> listener.onMessage(sock, message));
  }

  void heartbeat() {
    call(() -> listener.onHeartbeat(sock));
  }

  void writable() {
    call(() -> listener.onWritable(sock));
  }

  void possiblyLost(PossiblyLost lost) {
    call(() -> listener.onPossiblyLost(sock, lost));
  }

  void notSent(List<String> messages, String reason) {
    call(() -> listener.onNotSent(sock, messages, reason));
  }

  void down(Disconnect disconnect, Duration delay) {
    call(() -> listener.onDown(sock, disconnect, delay));
  }

  void closed(ReconnectEnd end) {
    call(() -> listener.onClose(sock, end));
    sock.completeClosed(end);
  }

  void error(Throwable error) {
    try {
      listener.onError(sock, error);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "The onError method of a listener threw", e);
    }
  }

  private void call(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | Error e) {
      error(e);
    }
  }
}
