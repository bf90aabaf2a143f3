package dev.sockjs.benchmarks.spring;

import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.Lifecycle;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** One client with one server: does what an application does, and notes what it observes. */
final class Trial implements AutoCloseable {
  private static final Set<String> RECEIVERS = Set.of("websocket", "xhr_streaming", "xhr");

  private final Contender.Client client;
  private final Limits limits;
  private final Watch watch;
  private final ScriptedServer server = HealthyServer.start();
  private final List<String> facts = new ArrayList<>();

  Trial(Contender.Client client, Limits limits) {
    this.client = client;
    this.limits = limits;
    this.watch = new Watch(limits.bound());
    if (client.sockets() instanceof Lifecycle lifecycle) {
      lifecycle.start();
    }
  }

  ScriptedServer server() {
    return server;
  }

  Limits limits() {
    return limits;
  }

  List<String> facts() {
    return facts;
  }

  void fact(String fact) {
    facts.add(fact);
  }

  /** Opens a session, and notes what became of it. */
  Optional<WebSocketSession> connect(Recorder recorder) throws InterruptedException {
    Watch.Result<WebSocketSession> result = open(recorder);
    if (result.value().isPresent()) {
      fact("connected over `" + lastTransport() + "` " + result.time());
    } else if (result.failure().isPresent()) {
      fact("connect failed " + result.time() + " with " + name(result.failure().get()));
    } else {
      fact("connect future not complete " + result.time());
    }
    return result.value();
  }

  /** Opens a session. */
  Watch.Result<WebSocketSession> open(Recorder recorder) throws InterruptedException {
    watch.restart();
    Watch.Result<CompletableFuture<WebSocketSession>> call =
        watch.await(
            Watch.call(() -> client.sockets().execute(recorder, null, server.uri("/echo"))));
    if (call.value().isPresent()) {
      return watch.await(call.value().get());
    }
    String cause = call.failure().isPresent() ? "" : ", because `execute` does not return";
    return new Watch.Result<>(Optional.empty(), call.failure(), call.time() + cause);
  }

  /** Sends a message, and notes what became of the call. */
  void send(WebSocketSession session) throws InterruptedException {
    watch.restart();
    Watch.Result<Boolean> call =
        watch.await(
            Watch.call(
                () -> {
                  session.sendMessage(new TextMessage("hello"));
                  return true;
                }));
    if (call.value().isPresent()) {
      fact("`sendMessage` returned " + call.time());
    } else if (call.failure().isPresent()) {
      fact("`sendMessage` threw " + name(call.failure().get()) + " " + call.time());
    } else {
      fact("`sendMessage` does not return " + call.time());
    }
  }

  /** Lets the scripts go on that wait for it. */
  void release() {
    watch.restart();
    server.release();
  }

  /** Closes the session. */
  void close(WebSocketSession session) {
    watch.restart();
    Watch.call(
        () -> {
          session.close();
          return true;
        });
  }

  /** Notes whether the handler learns of the end. */
  void end(Recorder recorder) throws InterruptedException {
    Watch.Result<CloseStatus> closed = watch.await(recorder.closed());
    if (recorder.errors() > 0) {
      fact("`handleTransportError` called " + recorder.errors() + " x");
    }
    fact(
        closed.value().isPresent()
            ? "`afterConnectionClosed` with " + closed.value().get().getCode() + " " + closed.time()
            : "no `afterConnectionClosed` " + closed.time());
  }

  /** Waits for work of the trial, and notes if it does not end. */
  void await(String name, CompletableFuture<?> work) throws InterruptedException {
    Watch.Result<?> result = watch.await(work);
    if (result.value().isEmpty()) {
      fact(name + " not done " + result.time());
    }
  }

  /** Counts requests until the session ends or the window is over. */
  void count(String suffix, Recorder recorder) throws InterruptedException {
    int before = requests(suffix).size();
    watch.restart();
    Watch.Result<CloseStatus> closed = watch.await(recorder.closed(), limits.window());
    fact(requests(suffix).size() - before + " requests");
    fact(
        closed.value().isPresent()
            ? "`afterConnectionClosed` with " + closed.value().get().getCode() + " " + closed.time()
            : "session still open after " + limits.window().toSeconds() + " s");
  }

  /** Notes whether the server sees that the client ends a connection. */
  void endOfConnection(String name, CompletableFuture<?> ended) throws InterruptedException {
    Watch.Result<?> result = watch.await(ended);
    fact(
        (result.value().isPresent() ? "client ended " + name : name + " still open")
            + " "
            + result.time().replace("within", "after"));
  }

  /** Returns the requests that end in a suffix, such as {@code /xhr}. */
  List<RecordedRequest> requests(String suffix) {
    return server.requests().stream().filter(request -> request.path().endsWith(suffix)).toList();
  }

  /** Returns the number of session ids that the client has used. */
  long sessionIds() {
    return server.requests().stream()
        .map(request -> request.path().split("/"))
        .filter(path -> RECEIVERS.contains(path[path.length - 1]))
        .map(path -> path[path.length - 2])
        .distinct()
        .count();
  }

  private String lastTransport() {
    return server.requests().stream()
        .map(request -> request.path().replaceFirst(".*/", ""))
        .filter(RECEIVERS::contains)
        .reduce("nothing", (first, last) -> last);
  }

  static String name(Throwable failure) {
    return failure.getClass().getSimpleName();
  }

  /** Stops everything; what does not stop in time is left alone. */
  @Override
  public void close() {
    try {
      watch.await(Watch.call(this::stop));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      server.close();
    } catch (AssertionError e) {
      System.err.println("The server reports: " + e);
    }
  }

  private boolean stop() {
    if (client.sockets() instanceof Lifecycle lifecycle) {
      lifecycle.stop();
    }
    client.release().run();
    return true;
  }
}
