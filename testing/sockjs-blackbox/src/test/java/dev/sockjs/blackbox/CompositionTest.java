package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application has exactly the transports, and the libraries, of the modules on its path. */
final class CompositionTest extends AppTest {
  private static final Jars WEBSOCKET = Jars.of("sockjs-core", "sockjs-transport-websocket");
  private static final Jars STREAMING = Jars.of("sockjs-core", "sockjs-transport-streaming");
  private static final Jars POLLING = Jars.of("sockjs-core", "sockjs-transport-polling");

  @ParameterizedTest
  @EnumSource
  void webSocketModuleBringsWebSocketTransportsOnly(AppPath path) {
    assertPrinted(
        "transports [websocket, websocket-raw]\n" + conversation("websocket"),
        path.run("echo", WEBSOCKET, url()));
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
    assertNoneOf(
        STREAMING,
        "jetty-http2",
        "jakarta.websocket",
        "tyrus",
        "grizzly",
        "sockjs-transport-polling");
    assertNoneOf(
        POLLING,
        "jetty-http2",
        "jakarta.websocket",
        "tyrus",
        "grizzly",
        "sockjs-transport-streaming");
  }

  private static void assertNoneOf(Jars jars, String... prefixes) {
    assertTrue(
        jars.names().stream().noneMatch(jar -> Stream.of(prefixes).anyMatch(jar::startsWith)),
        () -> jars.names().toString());
  }
}
