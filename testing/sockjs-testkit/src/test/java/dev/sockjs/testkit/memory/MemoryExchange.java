package dev.sockjs.testkit.memory;

import dev.sockjs.Headers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A receiving request to a {@link MemoryServer}, and its response, which is read by the frame. */
final class MemoryExchange {

  /** How many characters of frames one response carries, as with the SockJS test servers. */
  private static final int RESPONSE_LIMIT = 4096;

  private final MemoryServer server;
  private final Headers headers;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  // The fields below are used only on the server's serial executor.

  private @Nullable MemorySession session;
  private @Nullable IOException failure;
  private @Nullable CompletableFuture<Optional<String>> pending;
  private int sentChars;

  MemoryExchange(MemoryServer server, Headers headers) {
    this.server = server;
    this.headers = headers;
  }

  /** Completes with the status of the response; fails if no server listens. */
  CompletionStage<Integer> status() {
    return status;
  }

  /** Returns the cookies of the response. */
  List<String> setCookies() {
    return List.of("server=observing; path=/");
  }

  /** Completes with the next frame, or empty at the end of the response; fails after a reset. */
  CompletionStage<Optional<String>> next() {
    CompletableFuture<Optional<String>> next = new CompletableFuture<>();
    server.execute(
        () -> {
          pending = next;
          deliver();
          if (pending != null) {
            server.connected(headers);
          }
        });
    return next;
  }

  /** Cancels the request. */
  void cancel() {
    server.execute(
        () -> {
          if (pending != null) {
            server.disconnected(headers);
          }
          fail(new IOException("Cancelled"));
        });
  }

  void refuse() {
    status.complete(404);
  }

  void accept(MemorySession accepting) {
    session = accepting;
    status.complete(200);
  }

  void fail(IOException cause) {
    if (failure == null) {
      failure = cause;
      status.completeExceptionally(cause);
      deliver();
    }
  }

  /** Completes the pending read, if there is one and the session has a frame. */
  void deliver() {
    CompletableFuture<Optional<String>> next = pending;
    if (next == null) {
      return;
    }
    if (failure != null) {
      next.completeExceptionally(failure);
    } else if (sentChars >= RESPONSE_LIMIT) {
      next.complete(Optional.empty());
    } else if (session != null) {
      Optional<String> frame = session.poll();
      if (frame.isEmpty()) {
        return;
      }
      sentChars += frame.get().length();
      next.complete(frame);
    }
    pending = null;
  }
}
