package dev.sockjs.blackbox.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.testkit.ChunkedAnswer;
import dev.sockjs.testkit.Exchange;
import dev.sockjs.testkit.FaultProxy;
import dev.sockjs.testkit.Script;
import dev.sockjs.testkit.ScriptedServer;
import dev.sockjs.testkit.ScriptedWebSocket;
import dev.sockjs.testkit.WebSocketFrame;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;

/**
 * A server for one session over one transport, behind a proxy that can harm its connections. What
 * it says comes from the test, cue by cue; each is taken by whatever request receives then. Without
 * cues it holds what it is asked.
 */
final class CuedServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String JSON = "application/json";

  /** A reserved opcode, RFC 6455 section 5.2; no HTTP either. */
  private static final byte[] NONSENSE = {(byte) 0x83, 0};

  private sealed interface Cue {
    record Frame(String text) implements Cue {}

    record Close(int code, String reason) implements Cue {}

    record Status(int status) implements Cue {}

    record Empty() implements Cue {}

    record Nonsense() implements Cue {}

    record Pings(int count) implements Cue {}

    record Fin() implements Cue {}

    record Reset() implements Cue {}

    /** Nothing more, and in order: the last of all. */
    record Hush() implements Cue {}
  }

  /** In place of a status: a request is held. */
  static final int NO_ANSWER = 0;

  private final Dialect dialect;
  private final ScriptedServer server = ScriptedServer.start();
  private final FaultProxy proxy = FaultProxy.before(server.port());
  private final BlockingDeque<Cue> cues = new LinkedBlockingDeque<>();

  /** What requests that send are answered. */
  private final CompletableFuture<Integer> sendStatus = new CompletableFuture<>();

  /** An answer ended that this server had not ended. */
  private volatile boolean lost;

  /** Requests not yet answered, whose client has not left. Guarded by this. */
  private int underWay;

  /**
   * A server that is cued from the first transport on.
   *
   * @param transport the only one that it knows
   */
  CuedServer(String transport) {
    dialect = Dialect.of(transport);
    on("GET", "/info", x -> x.respond(200, JSON, "{}"));
    on("GET", "/iframe.html", x -> x.respond(200, "text/html", "<!DOCTYPE html>\n"));
    on(dialect.method(), dialect.suffix(), this::receive);
    if (!dialect.isWebSocket()) {
      on("POST", dialect.sendSuffix(), this::send);
    }
  }

  private void on(String method, String suffix, Script script) {
    server.on(
        method,
        suffix,
        exchange -> {
          count(1);
          try {
            script.play(exchange);
          } finally {
            count(-1);
          }
        });
  }

  /** The info is cued too. */
  CuedServer holdInfo() {
    on("GET", "/info", this::info);
    return this;
  }

  // Cues. Any thread may give them.

  CuedServer open() {
    return frame("o");
  }

  CuedServer frame(String text) {
    return cue(new Cue.Frame(text));
  }

  CuedServer message(String text) {
    return frame(dialect.message(text));
  }

  /** A heartbeat, where the transport has any. */
  CuedServer heartbeat() {
    return dialect == Dialect.RAW ? this : frame("h");
  }

  /** The server closes the session, in the way of the transport. */
  CuedServer closeSession(int code, String reason) {
    return dialect == Dialect.RAW
        ? cue(new Cue.Close(code, reason))
        : frame("c[" + code + ",\"" + reason + "\"]");
  }

  /** The next request is answered so; the answer under way ends before. */
  CuedServer status(int status) {
    return cue(new Cue.Status(status));
  }

  /** The answer ends, if need be without having said anything. */
  CuedServer endAnswer() {
    return cue(new Cue.Empty());
  }

  CuedServer malformed() {
    return dialect == Dialect.RAW ? cue(new Cue.Nonsense()) : frame("a[");
  }

  /** Waits for so many PINGs, and answers each; where there are none this means nothing. */
  CuedServer answerPings(int count) {
    return dialect.isWebSocket() ? cue(new Cue.Pings(count)) : this;
  }

  CuedServer fin() {
    return cue(new Cue.Fin());
  }

  CuedServer reset() {
    return cue(new Cue.Reset());
  }

  /** The server says nothing more, and ends what the client ends. */
  CuedServer hush() {
    sendStatus.complete(NO_ANSWER);
    return cue(new Cue.Hush());
  }

  /** Requests that send are answered so from now on. */
  CuedServer answerSends(int status) {
    sendStatus.complete(status);
    return this;
  }

  /** Requests to receive from now on are of a session that the server does not know. */
  CuedServer loseSession() {
    lost = true;
    return this;
  }

  private CuedServer cue(Cue cue) {
    cues.add(cue);
    return this;
  }

  // What the test sees.

  URI url() {
    return proxy.uri("/echo");
  }

  FaultProxy proxy() {
    return proxy;
  }

  ScriptedServer wire() {
    return server;
  }

  void awaitInfo() throws InterruptedException {
    server.awaitRequest("GET", "/info");
  }

  void awaitReceive() throws InterruptedException {
    server.awaitRequest(dialect.method(), dialect.suffix());
  }

  /** Waits for a request that sends, and gives the array of messages in it. */
  String awaitSend() throws InterruptedException {
    String body = server.awaitRequest("POST", dialect.sendSuffix()).bodyText();
    return dialect == Dialect.JSONP
        ? URLDecoder.decode(body.substring("d=".length()), UTF_8)
        : body;
  }

  /** Waits until no request is under way any more. */
  synchronized void awaitNothingUnderWay() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    while (underWay > 0) {
      long leftMillis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        throw new AssertionError(underWay + " requests are still under way");
      }
      wait(leftMillis);
    }
  }

  private synchronized void count(int change) {
    underWay += change;
    notifyAll();
  }

  @Override
  public void close() {
    try (server) {
      proxy.close();
    }
  }

  // Scripts.

  private Cue take() throws InterruptedException {
    Cue cue = cues.take();
    if (cue instanceof Cue.Hush) {
      cues.addFirst(cue);
    }
    return cue;
  }

  private void info(Exchange exchange) throws Exception {
    Cue cue = take();
    if (cue instanceof Cue.Frame frame) {
      exchange.respond(200, JSON, frame.text());
    } else {
      alone(exchange, cue);
    }
  }

  private void send(Exchange exchange) throws Exception {
    int status = sendStatus.get();
    if (status == NO_ANSWER) {
      exchange.silence();
    } else {
      exchange.respond(status);
    }
  }

  private void receive(Exchange exchange) throws Exception {
    if (dialect.isWebSocket()) {
      webSocket(exchange);
    } else if (lost) {
      exchange.respond(404);
    } else if (dialect.isPolling()) {
      poll(exchange);
    } else {
      lost = true;
      stream(exchange);
    }
  }

  private void webSocket(Exchange exchange) throws Exception {
    ScriptedWebSocket socket = null;
    for (Cue cue = take(); ; cue = take()) {
      if (cue instanceof Cue.Frame || cue instanceof Cue.Close) {
        socket = socket == null ? exchange.webSocket() : socket;
      }
      if (socket == null) {
        alone(exchange, cue);
        return;
      }
      if (cue instanceof Cue.Frame frame) {
        if (dialect != Dialect.RAW || !frame.text().equals("o")) {
          socket.text(frame.text());
        }
      } else if (cue instanceof Cue.Close close) {
        socket.close(close.code(), close.reason());
      } else if (cue instanceof Cue.Pings pings) {
        answer(socket, pings.count());
      } else if (cue instanceof Cue.Hush) {
        socket.answerClose();
        return;
      } else if (cue instanceof Cue.Fin || cue instanceof Cue.Reset) {
        alone(exchange, cue);
        return;
      } else if (cue instanceof Cue.Nonsense) {
        exchange.raw(NONSENSE);
      }
    }
  }

  private static void answer(ScriptedWebSocket socket, int pings) throws IOException {
    for (int i = 0; i < pings; i++) {
      WebSocketFrame ping = socket.receive();
      assertEquals(WebSocketFrame.PING, ping.opcode());
      socket.frame(WebSocketFrame.of(true, WebSocketFrame.PONG, ping.payload()));
    }
  }

  private void poll(Exchange exchange) throws Exception {
    Cue cue = take();
    if (cue instanceof Cue.Frame frame) {
      exchange.respond(200, "text/plain", dialect.onTheWire(frame.text()));
    } else {
      alone(exchange, cue);
    }
  }

  private void stream(Exchange exchange) throws Exception {
    ChunkedAnswer answer = null;
    Cue cue = take();
    for (; cue instanceof Cue.Frame frame; cue = take()) {
      if (answer == null) {
        answer = exchange.chunked(200, "text/plain").chunk(dialect.prelude());
      }
      answer.chunk(dialect.onTheWire(frame.text()));
    }
    end(exchange, answer, cue);
  }

  private void end(Exchange exchange, @Nullable ChunkedAnswer answer, Cue cue) throws Exception {
    boolean closesConnection = cue instanceof Cue.Fin || cue instanceof Cue.Reset;
    if (answer == null || closesConnection || cue instanceof Cue.Hush) {
      lost = closesConnection;
      alone(exchange, cue);
      return;
    }
    lost = false;
    if (!(cue instanceof Cue.Empty)) {
      cues.addFirst(cue);
    }
    answer.end();
  }

  /** What needs nothing before it. */
  private static void alone(Exchange exchange, Cue cue) throws IOException {
    if (cue instanceof Cue.Status status) {
      exchange.respond(status.status());
    } else if (cue instanceof Cue.Empty) {
      exchange.respond(200, "text/plain", "");
    } else if (cue instanceof Cue.Nonsense) {
      exchange.raw(NONSENSE);
    } else if (cue instanceof Cue.Fin) {
      exchange.fin();
    } else if (cue instanceof Cue.Reset) {
      exchange.reset();
    } else {
      exchange.silence();
    }
  }
}
