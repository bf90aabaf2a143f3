package dev.sockjs.suite.websocket;

import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import javax.net.ssl.SSLContext;

/** The base of the suites: makes a server with a script, and a transport that connects to it. */
public abstract class WebSocketSuite {

  /** Opens a session, and closes in order when the client does. */
  protected static final Script OPEN_AND_CLOSE =
      exchange -> exchange.webSocket().text("o").echoClose();

  private final WebSocketUnderTest transports;

  protected WebSocketSuite(WebSocketUnderTest transports) {
    this.transports = transports;
  }

  protected final WebSocketUnderTest transports() {
    return transports;
  }

  /**
   * Starts a server for {@code websocket}.
   *
   * @param script handles the upgrade
   */
  protected final WebSocketFixture webSocket(Script script) {
    return new WebSocketFixture(transports, transports.sockJs(), ScriptedServer.start(), script);
  }

  /** Starts a server for {@code websocket-raw}. */
  protected final WebSocketFixture raw(Script script) {
    return new WebSocketFixture(transports, transports.raw(), ScriptedServer.start(), script);
  }

  /** Starts a server with TLS for {@code websocket}. */
  protected final WebSocketFixture tls(SSLContext context, Script script) {
    return new WebSocketFixture(
        transports, transports.sockJs(), ScriptedServer.start(context), script);
  }
}
