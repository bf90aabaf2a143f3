package dev.sockjs.testkit.contract;

import dev.sockjs.Headers;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** An observing server for WebSocket and all HTTP transports. */
final class ScriptedObservingServer implements ObservingServer {

  private static final int TIMEOUT_SECONDS = 20;

  /** SockJS clients ignore the content type. */
  private static final String HTML = "text/html; charset=UTF-8";

  private final ScriptedServer server;
  private final BlockingQueue<Headers> connects = new LinkedBlockingQueue<>();
  private final BlockingQueue<Headers> disconnects = new LinkedBlockingQueue<>();

  /** Paths of the sessions whose first poll has its response. */
  private final Set<String> polled = ConcurrentHashMap.newKeySet();

  ScriptedObservingServer(ScriptedServer server) {
    this(server, "GET", "websocket", ScriptedObservingServer::webSocket);
  }

  ScriptedObservingServer(ScriptedServer server, String method, String suffix, Session session) {
    this.server = server;
    on(method, "/silent(/[^/]+/[^/]+)?/" + suffix, exchange -> play(session, exchange, ""));
    on(method, "/idle/" + suffix, exchange -> play(session, exchange, ""));
    on(method, "/idle/[^/]+/[^/]+/" + suffix, exchange -> play(session, exchange, "o"));
    on("GET", "/(silent|idle)/iframe.html", x -> x.respond(200, HTML, "<!DOCTYPE html>\n"));
    stream("POST", "xhr_streaming");
    stream("GET", "eventsource");
    stream("GET", "htmlfile");
    poll("POST", "xhr");
    poll("GET", "jsonp");
    on("POST", "/(silent|idle)/[^/]+/[^/]+/xhr_send", exchange -> exchange.respond(204));
    on("POST", "/(silent|idle)/[^/]+/[^/]+/jsonp_send", x -> x.respond(200, HTML, "ok"));
  }

  @Override
  public URI silent() {
    return server.uri("/silent");
  }

  @Override
  public URI idle() {
    return server.uri("/idle");
  }

  @Override
  public Headers awaitConnect() {
    return await(connects, "connected");
  }

  @Override
  public void awaitDisconnect() {
    await(disconnects, "disconnected");
  }

  @Override
  public void close() {
    server.close();
  }

  private void on(String method, String path, Script script) {
    server.on(
        method,
        Pattern.compile(path),
        exchange -> script.run(exchange.header("Set-Cookie", "server=observing; path=/")));
  }

  static void webSocket(Exchange exchange, String open) throws IOException {
    ScriptedWebSocket socket = exchange.webSocket();
    if (!open.isEmpty()) {
      socket.text(open);
    }
    socket.echoClose();
  }

  private void play(Session session, Exchange exchange, String open) throws IOException {
    hold(exchange, () -> session.play(exchange, open));
  }

  private void stream(String method, String suffix) {
    ResponseFormat format = ResponseFormat.of(suffix);
    on(method, "/silent/[^/]+/[^/]+/" + suffix, exchange -> stream(exchange, format.response()));
    on(method, "/idle/[^/]+/[^/]+/" + suffix, exchange -> stream(exchange, format.response("o")));
  }

  private void stream(Exchange exchange, String start) throws IOException {
    exchange.chunked(200, HTML).chunk(start);
    hold(exchange, exchange::silence);
  }

  private void poll(String method, String suffix) {
    String open = ResponseFormat.of(suffix).response("o");
    on(method, "/silent/[^/]+/[^/]+/" + suffix, exchange -> hold(exchange, exchange::silence));
    on(method, "/idle/[^/]+/[^/]+/" + suffix, exchange -> poll(exchange, open));
  }

  private void poll(Exchange exchange, String open) throws IOException {
    if (polled.add(exchange.request().path())) {
      exchange.respond(200, HTML, open);
    } else {
      hold(exchange, exchange::silence);
    }
  }

  private void hold(Exchange exchange, Wait wait) throws IOException {
    Headers headers = headersOf(exchange.request());
    connects.add(headers);
    try {
      wait.untilDisconnect();
    } finally {
      disconnects.add(headers);
    }
  }

  private static Headers headersOf(RecordedRequest request) {
    Headers headers = Headers.empty();
    for (String line : request.headerLines()) {
      int colon = line.indexOf(':');
      headers = headers.with(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static Headers await(BlockingQueue<Headers> sessions, String event) {
    try {
      Headers headers = sessions.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (headers == null) {
        throw new AssertionError("No session " + event + " within " + TIMEOUT_SECONDS + " s");
      }
      return headers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted before a session " + event, e);
    }
  }

  /** Waits until the client has ended the connection. */
  @FunctionalInterface
  private interface Wait {
    void untilDisconnect() throws IOException;
  }
}
