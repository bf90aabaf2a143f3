package dev.sockjs.spring.stomp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A message on its way, and the stage that tells the application what became of it. */
final class Outgoing {

  private final StompMessage message;
  private final CompletableFuture<Void> result = new CompletableFuture<>();

  Outgoing(StompMessage message) {
    this.message = message;
  }

  StompMessage message() {
    return message;
  }

  /** Returns a stage that the application cannot complete. */
  CompletionStage<Void> stage() {
    return result.minimalCompletionStage();
  }

  void done() {
    result.complete(null);
  }

  void failed(Throwable cause) {
    result.completeExceptionally(cause);
  }
}
