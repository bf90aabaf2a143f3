package dev.sockjs.blackbox.bounds;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.blackbox.reliability.WireFormat;
import dev.sockjs.testkit.server.ChunkedResponse;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server for one session over one transport: opens it, says what it has to say as fast as it is
 * read, and then holds still. It takes what it is sent, unless it is told not to listen.
 */
final class SessionServer implements AutoCloseable {

  private final WireFormat dialect;
  private final Supplier<@Nullable String> speech;
  private final ScriptedServer server = ScriptedServer.start();
  private final AtomicBoolean opened = new AtomicBoolean();

  /** A batch each, as JSON; a message each if the transport is raw. */
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private volatile boolean deaf;

  /**
   * A server with something to say.
   *
   * @param transport the only one that it knows
   * @param speech gives the frames behind {@code o}, one by one, or the messages if the transport
   *     is raw; null is the end
   */
  SessionServer(String transport, Supplier<@Nullable String> speech) {
    this.dialect = WireFormat.of(transport);
    this.speech = speech;
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    server.on("GET", "/iframe.html", x -> x.respond(200, "text/html", "<!DOCTYPE html>\n"));
    server.on(dialect.method(), dialect.suffix(), this::speak);
    if (!dialect.isWebSocket()) {
      server.on("POST", dialect.sendSuffix(), this::listen);
    }
  }

  /** A server that has nothing to say. */
  static SessionServer silent(String transport) {
    return new SessionServer(transport, () -> null);
  }

  /** A server that says this and no more. */
  static SessionServer of(String transport, List<String> frames) {
    var left = frames.iterator();
    return new SessionServer(transport, () -> left.hasNext() ? left.next() : null);
  }

  /** Requests to receive are answered by a script instead. */
  SessionServer answering(Script script) {
    server.on(dialect.method(), dialect.suffix(), script);
    return this;
  }

  /** Takes nothing that it is sent, until {@link #hear()}. */
  SessionServer deaf() {
    deaf = true;
    return this;
  }

  void hear() {
    server.release();
  }

  URI url() {
    return server.uri("/echo");
  }

  int port() {
    return server.port();
  }

  void awaitReceive() throws InterruptedException {
    server.awaitRequest(dialect.method(), dialect.suffix());
  }

  /** The requests to receive that came so far. */
  List<RecordedRequest> receives() {
    return server.requests().stream()
        .filter(request -> request.path().endsWith(dialect.suffix()))
        .toList();
  }

  /** The messages that came, in order; none may have a quote in it. */
  List<String> heardMessages() {
    if (dialect == WireFormat.RAW) {
      return List.copyOf(heard);
    }
    return heard.stream()
        .flatMap(batch -> Stream.of(batch.substring(2, batch.length() - 2).split("\",\"", -1)))
        .toList();
  }

  /** Waits until the client has ended the connection of its last request to receive. */
  void awaitClientsEnd() throws InterruptedException {
    List<RecordedRequest> receives = receives();
    server.awaitPeerEnd(receives.get(receives.size() - 1).connection());
  }

  @Override
  public void close() {
    server.release();
    server.close();
  }

  private void speak(Exchange exchange) throws Exception {
    if (dialect.isWebSocket()) {
      overWebSocket(exchange);
    } else if (dialect.isPolling()) {
      String frame = opened.compareAndSet(false, true) ? "o" : speech.get();
      if (frame == null) {
        exchange.silence();
      } else {
        exchange.respond(200, "text/plain", dialect.onTheWire(frame));
      }
    } else {
      ChunkedResponse answer = exchange.chunked(200, "text/plain");
      answer.chunk(dialect.prelude() + dialect.onTheWire("o"));
      for (String frame = speech.get(); frame != null; frame = speech.get()) {
        answer.chunk(dialect.onTheWire(frame));
      }
      exchange.silence();
    }
  }

  private void overWebSocket(Exchange exchange) throws Exception {
    ScriptedWebSocket socket = exchange.webSocket();
    if (dialect != WireFormat.RAW) {
      socket.text("o");
    }
    for (String frame = speech.get(); frame != null; frame = speech.get()) {
      socket.text(frame);
    }
    if (deaf) {
      exchange.stall();
    }
    WebSocketFrame frame = socket.receive();
    while (frame.opcode() != WebSocketFrame.CLOSE) {
      heard.add(frame.text());
      frame = socket.receive();
    }
    socket.frame(frame);
    exchange.fin();
  }

  private void listen(Exchange exchange) throws IOException, InterruptedException {
    if (deaf) {
      exchange.stall();
    }
    String body = exchange.request().bodyText();
    heard.add(
        dialect == WireFormat.JSONP
            ? URLDecoder.decode(body.substring("d=".length()), UTF_8)
            : body);
    exchange.respond(204);
  }
}
