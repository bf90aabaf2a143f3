package dev.sockjs.transport.websocket.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.spi.Framing;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Sends the batches of one connection. The engine sends one at a time. */
final class Sender {

  private final Framing framing;
  private final Consumer<Throwable> onFailure;

  private volatile CompletableFuture<Void> lastBatch = CompletableFuture.completedFuture(null);
  private volatile boolean closed;

  /**
   * Creates a sender.
   *
   * @param onFailure receives the failure of a batch, and must end the transport; the stage of the
   *     batch fails when the sender is then {@linkplain #close closed}
   */
  Sender(Framing framing, Consumer<Throwable> onFailure) {
    this.framing = framing;
    this.onFailure = onFailure;
  }

  CompletionStage<Void> send(List<String> batch, Session session) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    lastBatch = sent;
    if (closed) {
      close();
      return sent;
    }
    // One message at a time, because not every container queues messages.
    CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    for (String text : texts(batch)) {
      written = written.thenCompose(previous -> write(text, session));
    }
    written.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            sent.complete(null);
          } else {
            onFailure.accept(failure);
          }
        });
    return sent;
  }

  /** Fails the batch that is being sent, and all later ones. */
  void close() {
    closed = true;
    lastBatch.completeExceptionally(new IOException("The WebSocket is closed"));
  }

  private List<String> texts(List<String> batch) {
    List<String> texts = framing.encode(batch);
    return framing == Framing.SOCKJS
        ? texts
        : texts.stream().map(Sender::replaceLoneSurrogates).toList();
  }

  /** Replaces lone surrogates with question marks, as String.getBytes does. Tyrus would fail. */
  private static String replaceLoneSurrogates(String text) {
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
