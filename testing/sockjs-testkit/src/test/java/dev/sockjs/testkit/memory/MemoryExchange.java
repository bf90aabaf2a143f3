package dev.sockjs.testkit.memory;

import dev.sockjs.Headers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A receiving request to a {@link MemoryServer}, and the answer, which is taken frame by frame. */
final class MemoryExchange {

  /** How many characters of frames one answer carries, as the SockJS test servers have it. */
  private static final int RESPONSE_LIMIT = 4096;

  private final MemoryServer server;
  private final Headers headers;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  // What follows, and the methods for it, belong to the server's queue.

  private @Nullable MemorySession session;
  private @Nullable IOException broken;
  private @Nullable CompletableFuture<Optional<String>> waiting;
  private int sent;

  MemoryExchange(MemoryServer server, Headers headers) {
    this.server = server;
    this.headers = headers;
  }

  /** The status of the answer; fails if there is no server. */
  CompletionStage<Integer> status() {
    return status;
  }

  /** The answer's cookies, once there is a status. */
  List<String> setCookies() {
    return List.of("peer=watchful; path=/");
  }

  /** The next frame, or nothing at the end of the answer; fails if the connection breaks. */
  CompletionStage<Optional<String>> next() {
    CompletableFuture<Optional<String>> next = new CompletableFuture<>();
    server.execute(
        () -> {
          waiting = next;
          supply();
          if (waiting != null) {
            server.arrived(headers);
          }
        });
    return next;
  }

  /** Gives the request up. */
  void cancel() {
    server.execute(
        () -> {
          if (waiting != null) {
            server.departed(headers);
          }
          breakOff(new IOException("Cancelled"));
        });
  }

  void refuse() {
    status.complete(404);
  }

  void accept(MemorySession accepting) {
    session = accepting;
    status.complete(200);
  }

  void breakOff(IOException cause) {
    if (broken == null) {
      broken = cause;
      status.completeExceptionally(cause);
      supply();
    }
  }

  /** Gives what there is to whoever waits for it. */
  void supply() {
    CompletableFuture<Optional<String>> next = waiting;
    if (next == null) {
      return;
    }
    if (broken != null) {
      next.completeExceptionally(broken);
    } else if (sent >= RESPONSE_LIMIT) {
      next.complete(Optional.empty());
    } else if (session != null) {
      Optional<String> frame = session.poll();
      if (frame.isEmpty()) {
        return;
      }
      sent += frame.get().length();
      next.complete(frame);
    }
    waiting = null;
  }
}
