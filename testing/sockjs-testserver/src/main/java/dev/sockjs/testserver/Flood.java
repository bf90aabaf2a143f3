package dev.sockjs.testserver;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Sends many messages to one client, no faster than the client accepts them. Counts the messages
 * that are not acknowledged yet, since {@code writeQueueFull()} of a SockJS socket ignores the
 * queue of a WebSocket.
 */
final class Flood {
  private static final int MAX_UNACKNOWLEDGED_CHARS = 64 * 1024;

  private final Function<String, Future<Void>> write;
  private final String message;
  private int remaining;
  private int unacknowledged;

  /** True while {@link #send} runs: an acknowledgement may arrive inside the write. */
  private boolean sending;

  Flood(Function<String, Future<Void>> write, int count, String message) {
    this.write = write;
    this.message = message;
    this.remaining = count;
  }

  void send() {
    if (sending) {
      return;
    }
    sending = true;
    while (remaining > 0
        && (unacknowledged == 0 || unacknowledgedChars() < MAX_UNACKNOWLEDGED_CHARS)) {
      remaining--;
      unacknowledged++;
      write.apply(message).onComplete(this::acknowledged);
    }
    sending = false;
  }

  private long unacknowledgedChars() {
    return (long) unacknowledged * (message.length() + 1);
  }

  private void acknowledged(AsyncResult<Void> result) {
    unacknowledged--;
    if (result.succeeded()) {
      send();
    } else {
      remaining = 0;
    }
  }
}
