package dev.sockjs.benchmarks.spring;

import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.PeerEnd;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The scripts of a server that opens every session, accepts every message, and sends none. */
final class HealthyServer {
  private static final String INFO =
      "{\"websocket\":true,\"origins\":[\"*:*\"],\"cookie_needed\":false,\"entropy\":1}";
  private static final String FRAMES = "application/javascript; charset=UTF-8";
  private static final String PRELUDE = "h".repeat(2048) + "\n";

  private HealthyServer() {}

  static ScriptedServer start() {
    return ScriptedServer.start()
        .on("GET", "/info", x -> x.respond(200, "application/json", INFO))
        .on("GET", "/websocket", HealthyServer::webSocket)
        .on("POST", "/xhr_streaming", HealthyServer::stream)
        .on("POST", "/xhr", new Polls(Exchange::silence)::poll)
        .on("POST", "/xhr_send", x -> x.respond(204));
  }

  /** Opens a session and says nothing more, until the client closes it. */
  static WebSocketFrame webSocket(Exchange exchange) throws IOException {
    return exchange.webSocket().text("o").echoClose();
  }

  /** Opens a session and says nothing more, until the client ends the connection. */
  static PeerEnd stream(Exchange exchange) throws IOException {
    exchange.chunked(200, FRAMES).chunk(PRELUDE).chunk("o\n");
    return exchange.silence();
  }

  /** Responds with nothing but the head. */
  static void empty(Exchange exchange) throws IOException {
    exchange.respond(200, FRAMES, "");
  }

  /** Opens the session in its first poll. */
  static final class Polls {
    private final Set<String> opened = ConcurrentHashMap.newKeySet();
    private final Later later;

    /** The script of all other polls. */
    interface Later {
      void run(Exchange exchange) throws IOException;
    }

    Polls(Later later) {
      this.later = later;
    }

    void poll(Exchange exchange) throws IOException {
      if (opened.add(exchange.request().path())) {
        exchange.respond(200, FRAMES, "o\n");
      } else {
        later.run(exchange);
      }
    }
  }
}
