package dev.sockjs.transport.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.spi.Framing;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Sends the batches of one connection, of which one is under way at a time. */
final class Sender {

  private final Framing framing;
  private final Consumer<Throwable> failed;

  private volatile CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
  private volatile boolean over;

  /**
   * Begins with nothing under way.
   *
   * @param failed hears why a batch could not be sent; its stage fails when the transport is {@link
   *     #over}
   */
  Sender(Framing framing, Consumer<Throwable> failed) {
    this.framing = framing;
    this.failed = failed;
  }

  CompletionStage<Void> send(List<String> batch, Session session) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    sending = sent;
    if (over) {
      over();
      return sent;
    }
    // One after the other: not every container queues.
    CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    for (String text : texts(batch)) {
      written = written.thenCompose(before -> write(text, session));
    }
    written.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            sent.complete(null);
          } else {
            failed.accept(failure);
          }
        });
    return sent;
  }

  /** The transport is over: fails the batch under way, and all that follow. */
  void over() {
    over = true;
    sending.completeExceptionally(new IOException("The WebSocket is closed"));
  }

  private List<String> texts(List<String> batch) {
    return framing == Framing.SOCKJS
        ? List.of("[" + String.join(",", batch) + "]")
        : batch.stream().map(Sender::wellFormed).toList();
  }

  /** Lone surrogates become question marks, as everywhere in Java; Tyrus would throw an error. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private static CompletableFuture<Void> write(String text, Session session) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    session
        .getAsyncRemote()
        .sendText(
            text,
            result -> {
              if (result.isOK()) {
                written.complete(null);
              } else {
                written.completeExceptionally(result.getException());
              }
            });
    return written;
  }
}
