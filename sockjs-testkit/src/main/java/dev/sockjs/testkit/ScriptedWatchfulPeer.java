package dev.sockjs.testkit;

import dev.sockjs.Headers;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A watchful peer that speaks WebSocket and the two XHR transports. */
final class ScriptedWatchfulPeer implements WatchfulPeer {

  private static final int PATIENCE_SECONDS = 20;

  private final ScriptedServer server = ScriptedServer.start();
  private final BlockingQueue<Headers> arrivals = new LinkedBlockingQueue<>();
  private final BlockingQueue<Headers> departures = new LinkedBlockingQueue<>();

  /** Paths of the sessions whose first poll was answered. */
  private final Set<String> polled = ConcurrentHashMap.newKeySet();

  ScriptedWatchfulPeer() {
    on("GET", "/mute(/[^/]+/[^/]+)?/websocket", exchange -> webSocket(exchange, null));
    on("GET", "/idle/websocket", exchange -> webSocket(exchange, null));
    on("GET", "/idle/[^/]+/[^/]+/websocket", exchange -> webSocket(exchange, "o"));
    on("POST", "/mute/[^/]+/[^/]+/xhr_streaming", exchange -> stream(exchange, ""));
    on("POST", "/idle/[^/]+/[^/]+/xhr_streaming", exchange -> stream(exchange, "o\n"));
    on("POST", "/mute/[^/]+/[^/]+/xhr", exchange -> hold(exchange, exchange::silence));
    on("POST", "/idle/[^/]+/[^/]+/xhr", this::poll);
  }

  @Override
  public URI mute() {
    return server.uri("/mute");
  }

  @Override
  public URI idle() {
    return server.uri("/idle");
  }

  @Override
  public Headers awaitArrival() {
    return await(arrivals, "arrived");
  }

  @Override
  public void awaitDeparture() {
    await(departures, "departed");
  }

  @Override
  public void close() {
    server.close();
  }

  private void on(String method, String path, Script script) {
    server.on(
        method,
        Pattern.compile(path),
        exchange -> script.play(exchange.header("Set-Cookie", "peer=watchful; path=/")));
  }

  private void webSocket(Exchange exchange, @Nullable String open) throws IOException {
    ScriptedWebSocket socket = exchange.webSocket();
    if (open != null) {
      socket.text(open);
    }
    hold(exchange, socket::answerClose);
  }

  private void stream(Exchange exchange, String open) throws IOException {
    // The prelude that xhr_streaming begins with, sockjs-protocol 0.3.3, "XHR Streaming".
    exchange
        .chunked(200, "application/javascript; charset=UTF-8")
        .chunk("h".repeat(2048) + "\n" + open);
    hold(exchange, exchange::silence);
  }

  private void poll(Exchange exchange) throws IOException {
    if (polled.add(exchange.request().path())) {
      exchange.respond(200, "application/javascript; charset=UTF-8", "o\n");
    } else {
      hold(exchange, exchange::silence);
    }
  }

  private void hold(Exchange exchange, Waiting waiting) throws IOException {
    Headers headers = headersOf(exchange.request());
    arrivals.add(headers);
    try {
      waiting.untilGone();
    } finally {
      departures.add(headers);
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

  private static Headers await(BlockingQueue<Headers> sessions, String what) {
    try {
      Headers headers = sessions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (headers == null) {
        throw new AssertionError("No session " + what + " within " + PATIENCE_SECONDS + " s");
      }
      return headers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted before a session " + what, e);
    }
  }

  /** Waits until the client has ended the connection. */
  @FunctionalInterface
  private interface Waiting {
    void untilGone() throws IOException;
  }
}
