package dev.sockjs.blackbox.interop;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends numbered messages to an echo, some of them ahead of what has come back, closes behind the
 * last one, and complains if one was lost, doubled, reordered or stalled.
 */
final class EchoRun implements SockJsListener {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String name;
  private final int count;
  private final int ahead;
  private final String padding;
  private final CompletableFuture<String> complaint = new CompletableFuture<>();

  private final AtomicInteger received = new AtomicInteger();

  /**
   * @param count how many messages
   * @param ahead how many of them are on their way at a time
   * @param length to which each is padded
   */
  EchoRun(String name, int count, int ahead, int length) {
    this.name = name;
    this.count = count;
    this.ahead = ahead;
    this.padding = "x".repeat(length);
  }

  @Override
  public void onOpen(SockJs sock) {
    for (int i = 0; i < Math.min(ahead, count); i++) {
      sock.send(message(i));
    }
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    String expected = message(received.get());
    if (!message.equals(expected)) {
      complaint.complete("expected " + expected + ", but came " + message);
      sock.close();
      return;
    }
    int now = received.incrementAndGet();
    if (now == count) {
      sock.close();
    } else if (now + ahead <= count) {
      sock.send(message(now + ahead - 1));
    }
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    boolean well = received.get() == count && event.wasClean();
    complaint.complete(
        well ? "" : name + " ended after " + received + ": " + event + " " + event.cause());
  }

  private String message(int number) {
    String text = name + ", message " + number;
    return text + padding.substring(Math.min(text.length(), padding.length()));
  }

  /** What went wrong, once the session is over; empty if nothing did. */
  String awaitComplaint() {
    return complaint
        .completeOnTimeout("", PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .thenApply(told -> told.isEmpty() && received.get() < count ? stalled() : told)
        .join();
  }

  private String stalled() {
    return name + " stalled after " + received;
  }
}
