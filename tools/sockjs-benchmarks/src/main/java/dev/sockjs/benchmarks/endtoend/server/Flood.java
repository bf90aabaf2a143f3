package dev.sockjs.benchmarks.endtoend.server;

import io.vertx.core.AsyncResult;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;

/**
 * Sends one message again and again to one client, no faster than the client accepts it, until it
 * is stopped. Counts the messages that are not acknowledged yet, since {@code writeQueueFull()} of
 * a SockJS socket ignores the queue of a WebSocket. Runs on the event loop.
 */
final class Flood {
  private static final int MAX_UNACKNOWLEDGED_CHARS = 1024 * 1024;

  private final SockJSSocket socket;
  private final String message;
  private int unacknowledged;
  private boolean stopped;

  /** True while {@link #send} runs: an acknowledgement may arrive inside the write. */
  private boolean sending;

  Flood(SockJSSocket socket, String message) {
    this.socket = socket;
    this.message = message;
  }

  void send() {
    if (sending) {
      return;
    }
    sending = true;
    while (!stopped && (long) unacknowledged * message.length() < MAX_UNACKNOWLEDGED_CHARS) {
      unacknowledged++;
      socket.write(message).onComplete(this::acknowledged);
    }
    sending = false;
  }

  /** Sends the last message, {@code end}, and nothing after it. */
  void stop() {
    stopped = true;
    socket.write("end");
  }

  private void acknowledged(AsyncResult<Void> result) {
    unacknowledged--;
    stopped |= result.failed();
    if (!stopped) {
      send();
    }
  }
}
