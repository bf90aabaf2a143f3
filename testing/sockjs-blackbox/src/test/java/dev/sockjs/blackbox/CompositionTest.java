package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application has exactly the transports, and the libraries, of the modules on its path. */
final class CompositionTest extends AppTest {
  private static final Jars WEBSOCKET = Jars.of("sockjs-core", "sockjs-transport-websocket");
  private static final Jars WEBSOCKET_JETTY =
      Jars.of("sockjs-core", "sockjs-transport-websocket-jetty");
  private static final Jars STREAMING = Jars.of("sockjs-core", "sockjs-transport-streaming");
  private static final Jars POLLING = Jars.of("sockjs-core", "sockjs-transport-polling");

  private static final String WEBSOCKET_ONLY =
      "transports [websocket, websocket-raw]\n" + conversation("websocket");

  /** Core, the transports, and the module under them. */
  private static final String OWN_WITHOUT_API = "sockjs-(core|http|transport).*";

  @ParameterizedTest
  @EnumSource
  void webSocketModuleBringsWebSocketTransportsOnly(AppPath path) {
    assertPrinted(WEBSOCKET_ONLY, path.run("echo", WEBSOCKET, url()));
  }

  @ParameterizedTest
  @EnumSource
  void jettyWebSocketModuleBringsWebSocketTransportsOnly(AppPath path) {
    assertPrinted(WEBSOCKET_ONLY, path.run("echo", WEBSOCKET_JETTY, url()));
  }

  /** Both have the same two transports; that on Jetty has priority. */
  @ParameterizedTest
  @EnumSource
  void bothWebSocketModulesCanBePresent(AppPath path) {
    assertPrinted(WEBSOCKET_ONLY, path.run("echo", WEBSOCKET.and(WEBSOCKET_JETTY), url()));
  }

  @ParameterizedTest
  @EnumSource
  void streamingModuleBringsStreamingTransportsOnly(AppPath path) {
    assertPrinted(
        "transports [xhr-streaming, xdr-streaming, eventsource, iframe-eventsource, htmlfile,"
            + " iframe-htmlfile]\n"
            + conversation("xhr-streaming"),
        path.run("echo", STREAMING, url()));
  }

  @ParameterizedTest
  @EnumSource
  void pollingModuleBringsPollingTransportsOnly(AppPath path) {
    assertPrinted(
        "transports [xhr-polling, xdr-polling, iframe-xhr-polling, jsonp-polling]\n"
            + conversation("xhr-polling"),
        path.run("echo", POLLING, url()));
  }

  @ParameterizedTest
  @EnumSource
  void http2ModuleIsFoundAsAService(AppPath path) {
    Jars http2 = STREAMING.and(Jars.of("sockjs-http2"));
    try (SockJsTestServer server = SockJsTestServer.builder().http2(100).start()) {
      String url = server.uri("/echo").toString();
      assertPrinted(conversation("xhr-streaming"), path.run("multiplexing", http2, url));
    }
  }

  @ParameterizedTest
  @EnumSource
  void http2WithoutItsModuleIsRefusedAndTheErrorNamesTheModule(AppPath path) {
    ProcessOutput printed = path.run("multiplexing", STREAMING, url());
    assertTrue(
        printed.output().contains("sockjs-http2 is not on the class path or module path"),
        printed::toString);
  }

  @Test
  void noTransportBringsTheLibrariesOfAnother() {
    assertNoneOf(WEBSOCKET, "jetty", "sockjs-http");
    for (Jars onJetty : List.of(WEBSOCKET_JETTY, STREAMING, POLLING)) {
      assertNoneOf(onJetty, "jetty-http2", "jakarta.websocket", "tyrus", "grizzly");
      assertEquals(3, onJetty.names().stream().filter(jar -> jar.matches(OWN_WITHOUT_API)).count());
    }
    assertNoneOf(STREAMING, "jetty-websocket");
    assertNoneOf(POLLING, "jetty-websocket");
  }

  private static void assertNoneOf(Jars jars, String... prefixes) {
    assertTrue(
        jars.names().stream().noneMatch(jar -> Stream.of(prefixes).anyMatch(jar::startsWith)),
        () -> jars.names().toString());
  }
}
