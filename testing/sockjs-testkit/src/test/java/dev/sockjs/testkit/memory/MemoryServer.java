package dev.sockjs.testkit.memory;

import dev.sockjs.Headers;
import dev.sockjs.testkit.contract.ContractServer;
import dev.sockjs.testkit.contract.ObservingServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A SockJS server at {@code http://memory}, which clients reach by method calls. It has everything
 * that the three contracts need.
 */
final class MemoryServer implements ContractServer.Flooding, ObservingServer {

  private static final Set<String> APPLICATIONS =
      Set.of("echo", "closing", "flooding", "silent", "idle");

  private final Executor executor = new SerialExecutor(ForkJoinPool.commonPool());
  private final BlockingQueue<Headers> connects = new LinkedBlockingQueue<>();
  private final BlockingQueue<Headers> disconnects = new LinkedBlockingQueue<>();

  // The fields below are used only on the executor.

  private final Map<String, MemorySession> sessions = new HashMap<>();
  private final Map<MemorySession, MemoryExchange> receivers = new HashMap<>();
  private boolean closed;

  /** Starts a receiving request. */
  MemoryExchange receive(URI url, Headers headers) {
    MemoryExchange exchange = new MemoryExchange(this, headers);
    execute(
        () -> {
          String[] path = url.getPath().split("/");
          if (closed || !url.getHost().equals("memory")) {
            exchange.fail(new ConnectException("No server at " + url.getAuthority()));
          } else if (!APPLICATIONS.contains(path[1])) {
            exchange.refuse();
          } else {
            MemorySession session =
                sessions.computeIfAbsent(idOf(path), id -> new MemorySession(path[1]));
            receivers.put(session, exchange);
            exchange.accept(session);
          }
        });
    return exchange;
  }

  /** Makes a sending request; the result completes with the status of the response. */
  CompletionStage<Integer> send(URI url, Headers headers, String batch) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    execute(
        () -> {
          MemorySession session = sessions.get(idOf(url.getPath().split("/")));
          if (closed) {
            status.completeExceptionally(new ConnectException("The server is closed"));
          } else if (session == null) {
            status.complete(404);
          } else {
            session.receive(batch);
            status.complete(204);
            receivers.get(session).deliver();
          }
        });
    return status;
  }

  @Override
  public URI echo() {
    return URI.create("http://memory/echo");
  }

  @Override
  public URI closing() {
    return URI.create("http://memory/closing");
  }

  @Override
  public URI flooding() {
    return URI.create("http://memory/flooding");
  }

  @Override
  public URI silent() {
    return URI.create("http://memory/silent");
  }

  @Override
  public URI idle() {
    return URI.create("http://memory/idle");
  }

  @Override
  public Headers awaitConnect() {
    return await(connects);
  }

  @Override
  public void awaitDisconnect() {
    await(disconnects);
  }

  @Override
  public void close() {
    execute(
        () -> {
          closed = true;
          receivers.values().forEach(each -> each.fail(new IOException("Connection reset")));
        });
  }

  /** Runs a task that uses the server's state. */
  void execute(Runnable task) {
    executor.execute(task);
  }

  /** Notes that a request waits for data that the server does not send. */
  void connected(Headers headers) {
    connects.add(headers);
  }

  /** Notes that a waiting request was cancelled. */
  void disconnected(Headers headers) {
    disconnects.add(headers);
  }

  /** Returns the application, the server id and the session id. */
  private static String idOf(String[] path) {
    return path[1] + "/" + path[2] + "/" + path[3];
  }

  private static Headers await(BlockingQueue<Headers> events) {
    try {
      Headers headers = events.poll(10, TimeUnit.SECONDS);
      if (headers == null) {
        throw new AssertionError("No event within 10 s");
      }
      return headers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
