package dev.sockjs.testserver;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Many messages to one client, no faster than it takes them. Counts what is written and not yet
 * acknowledged, since {@code writeQueueFull()} of a SockJS socket says nothing about a WebSocket.
 */
final class Flood {
  private static final int WINDOW_CHARS = 64 * 1024;

  private final Function<String, Future<Void>> write;
  private final String message;
  private int left;
  private int unacknowledged;

  /** Whether {@link #go} is on the stack: an acknowledgement may come inside the write. */
  private boolean going;

  Flood(Function<String, Future<Void>> write, int count, String message) {
    this.write = write;
    this.message = message;
    this.left = count;
  }

  void go() {
    if (going) {
      return;
    }
    going = true;
    while (left > 0 && (unacknowledged == 0 || unacknowledgedChars() < WINDOW_CHARS)) {
      left--;
      unacknowledged++;
      write.apply(message).onComplete(this::acknowledged);
    }
    going = false;
  }

  private long unacknowledgedChars() {
    return (long) unacknowledged * (message.length() + 1);
  }

  private void acknowledged(AsyncResult<Void> result) {
    unacknowledged--;
    if (result.succeeded()) {
      go();
    } else {
      left = 0;
    }
  }
}
