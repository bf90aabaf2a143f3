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
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server for one session over one transport. It opens the session, sends its frames as fast as
 * the client reads them, and then sends nothing more. It records the messages that it receives,
 * unless {@link #stopReading()} was called.
 */
final class SessionServer implements AutoCloseable {

  private final WireFormat format;
  private final Supplier<@Nullable String> frames;
  private final ScriptedServer server = ScriptedServer.start();
  private final AtomicBoolean opened = new AtomicBoolean();

  /** Batches as JSON; on a raw WebSocket single messages. */
  private final List<String> receivedBatches = new CopyOnWriteArrayList<>();

  private volatile boolean readingStopped;

  /**
   * Starts a server that sends frames.
   *
   * @param transport the transport that it serves
   * @param frames supplies the frames after {@code o}, or on a raw WebSocket the messages, and null
   *     after the last one
   */
  SessionServer(String transport, Supplier<@Nullable String> frames) {
    this.format = WireFormat.of(transport);
    this.frames = frames;
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    server.on("GET", "/iframe.html", x -> x.respond(200, "text/html", "<!DOCTYPE html>\n"));
    server.on(format.method(), format.suffix(), this::sendFrames);
    if (!format.isWebSocket()) {
      server.on("POST", format.sendSuffix(), this::recordBatch);
    }
  }

  /** Starts a server that opens the session and sends nothing else. */
  static SessionServer silent(String transport) {
    return new SessionServer(transport, () -> null);
  }

  /** Starts a server that sends these frames. */
  static SessionServer sending(String transport, List<String> frames) {
    Iterator<String> remaining = frames.iterator();
    return new SessionServer(transport, () -> remaining.hasNext() ? remaining.next() : null);
  }

  /** Lets a script respond to receiving requests. */
  SessionServer respondingWith(Script script) {
    server.on(format.method(), format.suffix(), script);
    return this;
  }

  /** Responds to sending requests with status 200 and this body. */
  SessionServer respondingToSendsWith(String body) {
    server.on("POST", format.sendSuffix(), x -> x.respond(200, "text/html", body));
    return this;
  }

  /** Reads nothing from the client until {@link #resumeReading()}. */
  SessionServer stopReading() {
    readingStopped = true;
    return this;
  }

  void resumeReading() {
    server.release();
  }

  URI url() {
    return server.uri("/echo");
  }

  int port() {
    return server.port();
  }

  void awaitReceivingRequest() throws InterruptedException {
    server.awaitRequest(format.method(), format.suffix());
  }

  /** The receiving requests until now. */
  List<RecordedRequest> receivingRequests() {
    return server.requests().stream()
        .filter(request -> request.path().endsWith(format.suffix()))
        .toList();
  }

  /** The received messages in order. The split is simple: no message may contain a quote. */
  List<String> receivedMessages() {
    if (format == WireFormat.RAW) {
      return List.copyOf(receivedBatches);
    }
    return receivedBatches.stream()
        .flatMap(batch -> Stream.of(batch.substring(2, batch.length() - 2).split("\",\"", -1)))
        .toList();
  }

  /** Waits until the client has ended the connection of its last receiving request. */
  void awaitClientEnd() throws InterruptedException {
    List<RecordedRequest> requests = receivingRequests();
    server.awaitPeerEnd(requests.get(requests.size() - 1).connection());
  }

  @Override
  public void close() {
    server.release();
    server.close();
  }

  private void sendFrames(Exchange exchange) throws Exception {
    if (format.isWebSocket()) {
      overWebSocket(exchange);
    } else if (format.isPolling()) {
      String frame = opened.compareAndSet(false, true) ? "o" : frames.get();
      if (frame == null) {
        exchange.silence();
      } else {
        exchange.respond(200, "text/plain", format.encode(frame));
      }
    } else {
      ChunkedResponse response = exchange.chunked(200, "text/plain");
      response.chunk(format.prelude() + format.encode("o"));
      for (String frame = frames.get(); frame != null; frame = frames.get()) {
        response.chunk(format.encode(frame));
      }
      exchange.silence();
    }
  }

  private void overWebSocket(Exchange exchange) throws Exception {
    ScriptedWebSocket socket = exchange.webSocket();
    if (format != WireFormat.RAW) {
      socket.text("o");
    }
    for (String frame = frames.get(); frame != null; frame = frames.get()) {
      socket.text(frame);
    }
    if (readingStopped) {
      exchange.stall();
    }
    WebSocketFrame frame = socket.receive();
    while (frame.opcode() != WebSocketFrame.CLOSE) {
      receivedBatches.add(frame.text());
      frame = socket.receive();
    }
    socket.frame(frame);
    exchange.fin();
  }

  private void recordBatch(Exchange exchange) throws IOException, InterruptedException {
    if (readingStopped) {
      exchange.stall();
    }
    String body = exchange.request().bodyText();
    receivedBatches.add(
        format == WireFormat.JSONP
            ? URLDecoder.decode(body.substring("d=".length()), UTF_8)
            : body);
    exchange.respond(204);
  }
}
