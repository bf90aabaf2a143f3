package dev.sockjs.adapters;

import dev.sockjs.SockJs;

/**
 * The amount that a session may still deliver. When it is used up, the session is paused; when
 * enough was added, it is resumed. So no message arrives without credit, except that the last one
 * may cost more than is left.
 *
 * <p>Pauses and resumes alternate strictly: {@link #spend} runs in callbacks, which do not overlap,
 * and no callback delivers a message between a pause and its resume. Fields are guarded by this
 * object's monitor. The session is called outside of it, because {@code resume} may run the
 * application's code.
 */
final class Credit {

  private final long resumeAt;
  private long left;
  private boolean suspended;
  private boolean paused;

  /**
   * @param initial the credit before anything was added
   * @param resumeAt the least credit with which a paused session is resumed, at least 1
   */
  Credit(long initial, long resumeAt) {
    this.left = initial;
    this.resumeAt = resumeAt;
  }

  /** Does not resume a session before {@link #start}. */
  synchronized void suspend() {
    suspended = true;
  }

  /**
   * The session has opened. In its callback, before any message. It may have been paused before.
   */
  void opened(SockJs sock) {
    sock.pause();
    if (!staysPaused(0)) {
      sock.resume();
    }
  }

  /** A message with this cost has arrived. In the callback, before the message is passed on. */
  void spend(SockJs sock, long cost) {
    if (!isUsedUpBy(cost)) {
      return;
    }
    sock.pause();
    if (!staysPaused(cost)) {
      sock.resume();
    }
  }

  /** Spends, unless that uses up the credit. */
  private synchronized boolean isUsedUpBy(long cost) {
    if (left - cost <= 0 || suspended) {
      return true;
    }
    left -= left == Long.MAX_VALUE ? 0 : cost;
    return false;
  }

  /** Spends, and decides again: credit may have been added before the session was paused. */
  private synchronized boolean staysPaused(long cost) {
    left -= left == Long.MAX_VALUE ? 0 : cost;
    paused = left < resumeAt || suspended;
    return paused;
  }

  /** Adds to the credit, which never exceeds {@link Long#MAX_VALUE}: no limit. On any thread. */
  void add(SockJs sock, long amount) {
    if (isResumedBy(amount)) {
      sock.resume();
    }
  }

  private synchronized boolean isResumedBy(long amount) {
    left = left + amount < left ? Long.MAX_VALUE : left + amount;
    boolean resumed = paused && !suspended && left >= resumeAt;
    paused &= !resumed;
    return resumed;
  }

  /** Ends {@link #suspend}. On any thread. */
  void start(SockJs sock) {
    synchronized (this) {
      suspended = false;
    }
    add(sock, 0);
  }
}
