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
 * A SockJS server that is reached by method calls, at {@code http://memory}. As a peer it can do
 * everything that the contracts ask for.
 */
final class MemoryServer implements ContractServer.Flooding, ObservingServer {

  private static final Set<String> APPLICATIONS =
      Set.of("echo", "closing", "flooding", "mute", "idle");

  private final Executor queue = new SerialExecutor(ForkJoinPool.commonPool());
  private final BlockingQueue<Headers> arrivals = new LinkedBlockingQueue<>();
  private final BlockingQueue<Headers> departures = new LinkedBlockingQueue<>();

  // What follows belongs to the queue.

  private final Map<String, MemorySession> sessions = new HashMap<>();
  private final Map<MemorySession, MemoryExchange> receivers = new HashMap<>();
  private boolean dead;

  /** Begins a receiving request. */
  MemoryExchange receive(URI url, Headers headers) {
    MemoryExchange exchange = new MemoryExchange(this, headers);
    execute(
        () -> {
          String[] path = url.getPath().split("/");
          if (dead || !url.getHost().equals("memory")) {
            exchange.breakOff(new ConnectException("No server at " + url.getAuthority()));
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

  /** Makes a sending request; completes with its status. */
  CompletionStage<Integer> send(URI url, Headers headers, String batch) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    execute(
        () -> {
          MemorySession session = sessions.get(idOf(url.getPath().split("/")));
          if (dead) {
            status.completeExceptionally(new ConnectException("No server any more"));
          } else if (session == null) {
            status.complete(404);
          } else {
            session.take(batch);
            status.complete(204);
            receivers.get(session).supply();
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
    return URI.create("http://memory/mute");
  }

  @Override
  public URI idle() {
    return URI.create("http://memory/idle");
  }

  @Override
  public Headers awaitConnect() {
    return await(arrivals);
  }

  @Override
  public void awaitDisconnect() {
    await(departures);
  }

  @Override
  public void close() {
    execute(
        () -> {
          dead = true;
          receivers.values().forEach(each -> each.breakOff(new IOException("Connection reset")));
        });
  }

  /** Runs what touches the server's state. */
  void execute(Runnable task) {
    queue.execute(task);
  }

  /** A request waits for what does not come. */
  void arrived(Headers headers) {
    arrivals.add(headers);
  }

  /** A request that waited was given up. */
  void departed(Headers headers) {
    departures.add(headers);
  }

  /** Server id and session id below the application. */
  private static String idOf(String[] path) {
    return path[1] + "/" + path[2] + "/" + path[3];
  }

  private static Headers await(BlockingQueue<Headers> requests) {
    try {
      Headers headers = requests.poll(10, TimeUnit.SECONDS);
      if (headers == null) {
        throw new AssertionError("Nothing within 10 s");
      }
      return headers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
