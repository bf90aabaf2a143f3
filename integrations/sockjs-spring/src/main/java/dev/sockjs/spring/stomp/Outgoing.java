package dev.sockjs.spring.stomp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A message on its way, and the stage that tells the application what became of it. */
final class Outgoing {

  private final StompMessage message;
  private final CompletableFuture<@Nullable Void> result = new CompletableFuture<>();

  Outgoing(StompMessage message) {
    this.message = message;
  }

  StompMessage message() {
    return message;
  }

  /** Returns a stage that the application cannot complete. */
  CompletionStage<@Nullable Void> stage() {
    return result.minimalCompletionStage();
  }

  void done() {
    result.complete(null);
  }

  void failed(Throwable cause) {
    result.completeExceptionally(cause);
  }
}
