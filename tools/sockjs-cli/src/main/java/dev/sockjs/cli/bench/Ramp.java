package dev.sockjs.cli.bench;

import java.util.function.IntConsumer;

/**
 * Opens sessions, a limited number at the same time. Safe for use by any thread; connects and tells
 * the end outside its lock.
 */
final class Ramp {

  private final int sessions;
  private final int limit;
  private final IntConsumer connect;
  private final Runnable done;

  /** Guarded by this. */
  private int started;

  /** Guarded by this. */
  private int settled;

  /** Guarded by this. */
  private boolean stopped;

  /** Guarded by this. */
  private boolean ended;

  /**
   * Creates a ramp.
   *
   * @param sessions the number of sessions
   * @param limit the most sessions that connect at the same time
   * @param connect starts to connect the session with this number
   * @param done called once, when every session that was started has opened or failed
   */
  Ramp(int sessions, int limit, IntConsumer connect, Runnable done) {
    this.sessions = sessions;
    this.limit = limit;
    this.connect = connect;
    this.done = done;
  }

  /** Starts the first sessions. */
  void start() {
    for (int i = 0; i < Math.min(sessions, limit); i++) {
      advance();
    }
  }

  /** Called when a session has opened or failed. Starts the next one. */
  void settled() {
    synchronized (this) {
      settled++;
    }
    advance();
  }

  /** Starts no more sessions. */
  void stop() {
    synchronized (this) {
      stopped = true;
    }
    advance();
  }

  private void advance() {
    int next;
    synchronized (this) {
      next = stopped || started == sessions ? -1 : started++;
      if (next < 0 && (ended || settled < started)) {
        return;
      }
      ended = next < 0;
    }
    if (next < 0) {
      done.run();
    } else {
      connect.accept(next);
    }
  }
}
