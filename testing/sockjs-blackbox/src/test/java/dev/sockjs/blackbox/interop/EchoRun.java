package dev.sockjs.blackbox.interop;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends numbered messages to an echo endpoint, several at a time, and closes after the last one.
 * Reports a message that was lost, duplicated or reordered, and a session that stalled.
 */
final class EchoRun implements SockJsListener {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final String name;
  private final int count;
  private final int inFlight;
  private final String padding;
  private final CompletableFuture<String> error = new CompletableFuture<>();

  private final AtomicInteger received = new AtomicInteger();

  /**
   * Prepares one session.
   *
   * @param name the name of the session in the messages and errors
   * @param count the number of messages
   * @param inFlight the number of messages in flight at a time
   * @param length the length to which each message is padded
   */
  EchoRun(String name, int count, int inFlight, int length) {
    this.name = name;
    this.count = count;
    this.inFlight = inFlight;
    this.padding = "x".repeat(length);
  }

  @Override
  public void onOpen(SockJs sock) {
    for (int i = 0; i < Math.min(inFlight, count); i++) {
      sock.send(message(i));
    }
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    String expected = message(received.get());
    if (!message.equals(expected)) {
      error.complete("expected " + expected + ", but received " + message);
      sock.close();
      return;
    }
    int now = received.incrementAndGet();
    if (now == count) {
      sock.close();
    } else if (now + inFlight <= count) {
      sock.send(message(now + inFlight - 1));
    }
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    boolean complete = received.get() == count && event.wasClean();
    error.complete(
        complete ? "" : name + " ended after " + received + ": " + event + " " + event.cause());
  }

  private String message(int number) {
    String text = name + ", message " + number;
    return text + padding.substring(Math.min(text.length(), padding.length()));
  }

  /** Waits for the end of the session; returns the error, or an empty string if there is none. */
  String awaitError() {
    return error
        .completeOnTimeout("", TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        .thenApply(text -> text.isEmpty() && received.get() < count ? stalled() : text)
        .join();
  }

  private String stalled() {
    return name + " stalled after " + received;
  }
}
