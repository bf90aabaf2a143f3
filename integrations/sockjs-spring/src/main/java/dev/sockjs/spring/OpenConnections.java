package dev.sockjs.spring;

import dev.sockjs.SockJs;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The connections of one client that have not ended. Safe for any thread. */
final class OpenConnections {

  private final Map<SockJs, HandlerListener> listeners = new ConcurrentHashMap<>();

  /** Adds a connection, which is removed when it has ended. */
  void add(SockJs sock, HandlerListener listener) {
    listeners.put(sock, listener);
    sock.closed().thenRun(() -> listeners.remove(sock));
  }

  /**
   * Closes all connections in order, and aborts those that have not ended in time. If the thread is
   * interrupted, that is earlier.
   */
  void close(Duration linger) {
    Map<SockJs, HandlerListener> closing = Map.copyOf(listeners);
    closing.forEach((sock, listener) -> listener.stop(sock));
    CompletableFuture<?>[] ends =
        closing.keySet().stream()
            .map(sock -> sock.closed().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(linger.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Those that are left are aborted.
    }
    closing.keySet().forEach(SockJs::abort);
  }
}
