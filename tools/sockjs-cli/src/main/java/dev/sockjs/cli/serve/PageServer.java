package dev.sockjs.cli.serve;

import dev.sockjs.testserver.SockJsTestServer;
import dev.sockjs.testserver.SockJsTestServerBuilder;
import java.util.Map;

/** Starts the embedded server with its page. */
public final class PageServer {

  /**
   * The page loads and connects to nothing but its server, runs no inline script, and can be in no
   * frame. WebSockets are listed, since {@code 'self'} does not include them in every browser.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self' ws://127.0.0.1:* ws://localhost:*; frame-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors ";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private PageServer() {}

  /**
   * Starts a server on the loopback address.
   *
   * @param port the port, 0 for a free one
   * @return the running server
   * @throws IllegalStateException if it cannot listen on the port; the cause has the reason
   */
  public static SockJsTestServer start(int port) {
    SockJsTestServerBuilder server = SockJsTestServer.builder().port(port);
    add(server, "/", HTML, "'none'", Page.html(Endpoint.ALL));
    addFile(server, "page.css", "text/css; charset=utf-8");
    addFile(server, "page.js", SCRIPT);
    addFile(server, "iframe.js", SCRIPT);
    addFile(server, "icon.svg", "image/svg+xml");
    add(server, "/page/sockjs.min.js", SCRIPT, "'none'", Page.file("sockjs-client/sockjs.min.js"));
    // The one of Vert.x loads sockjs-client from another host.
    for (Endpoint endpoint : Endpoint.ALL) {
      add(server, endpoint.path() + "/iframe.html", HTML, "'self'", Page.file("iframe.html"));
    }
    return server.start();
  }

  private static void addFile(SockJsTestServerBuilder server, String name, String type) {
    add(server, "/page/" + name, type, "'none'", Page.file(name));
  }

  private static void add(
      SockJsTestServerBuilder server, String path, String type, String ancestors, byte[] body) {
    server.resource(
        path,
        Map.of(
            "Content-Type", type,
            "Content-Security-Policy", POLICY + ancestors,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            // After an update, a browser must not show the old page.
            "Cache-Control", "no-cache"),
        body);
  }
}
