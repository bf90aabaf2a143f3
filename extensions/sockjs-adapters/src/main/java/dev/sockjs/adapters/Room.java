package dev.sockjs.adapters;

import dev.sockjs.SockJs;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Offers messages to a session, and tells when it is worth trying again after a refusal. Safe for
 * any thread.
 */
final class Room {

  private final Runnable onRoom;

  /**
   * A stage of {@code flushed()} is pending. There is at most one, so that refusals during a stall
   * do not collect stages.
   */
  private final AtomicBoolean awaitsFlush = new AtomicBoolean();

  /**
   * @param onRoom runs after a refusal when there may be room, and when the session has ended; it
   *     may run more often than that, on any thread
   */
  Room(Runnable onRoom) {
    this.onRoom = onRoom;
  }

  /** Offers a message, as {@link SockJs#offer}. */
  boolean offer(SockJs sock, String message) {
    if (sock.offer(message)) {
      return true;
    }
    // onWritable reports room. It does not report an end: a session that has ended while it is
    // paused calls onClose only after its held messages, but it fails this stage at once.
    if (awaitsFlush.compareAndSet(false, true)) {
      sock.flushed()
          .whenComplete(
              (nothing, failure) -> {
                awaitsFlush.set(false);
                onRoom.run();
              });
    }
    return false;
  }
}
