package dev.sockjs.blackbox.security;

import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Scripts that open a session over every transport, accept every message, and send nothing. */
final class SessionScripts {

  /** SockJS clients ignore the content type. */
  private static final String HTML = "text/html; charset=UTF-8";

  /** Paths of the sessions that are open over a polling transport. */
  private final Set<String> polled = ConcurrentHashMap.newKeySet();

  private SessionScripts() {}

  /** Adds the scripts to a server, including one for the info request. */
  static ScriptedServer addTo(ScriptedServer server) {
    SessionScripts scripts = new SessionScripts();
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    server.on("GET", "/iframe.html", x -> x.respond(200, HTML, "<!DOCTYPE html>\n"));
    server.on("GET", "/websocket", x -> x.webSocket().text("o").echoClose());
    server.on("GET", Pattern.compile("/[^/]+/websocket"), x -> x.webSocket().echoClose());
    server.on("POST", "/xhr_streaming", stream("h".repeat(2048) + "\no\n"));
    server.on("GET", "/eventsource", stream("\r\ndata: o\r\n\r\n"));
    server.on("GET", "/htmlfile", stream(" ".repeat(1024) + "<script>\np(\"o\");\n</script>\r\n"));
    server.on("POST", "/xhr", x -> scripts.poll(x, "o\n"));
    server.on("GET", "/jsonp", x -> scripts.poll(x, "/**/callback(\"o\");\r\n"));
    server.on("POST", "/xhr_send", x -> x.respond(204));
    return server.on("POST", "/jsonp_send", x -> x.respond(200, "text/plain", "ok"));
  }

  private static Script stream(String start) {
    return exchange -> {
      exchange.chunked(200, HTML).chunk(start);
      exchange.silence();
    };
  }

  private void poll(Exchange exchange, String open) throws IOException {
    if (polled.add(exchange.request().path())) {
      exchange.respond(200, HTML, open);
    } else {
      exchange.silence();
    }
  }
}
