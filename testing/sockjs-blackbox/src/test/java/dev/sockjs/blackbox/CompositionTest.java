package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only the transports exist whose jars are there, and their stacks. */
final class CompositionTest extends AppTest {
  private static final Jars WEBSOCKET = Jars.of("sockjs-core", "sockjs-transport-websocket");
  private static final Jars STREAMING = Jars.of("sockjs-core", "sockjs-transport-streaming");
  private static final Jars POLLING = Jars.of("sockjs-core", "sockjs-transport-polling");

  @ParameterizedTest
  @EnumSource
  void withTheWebSocketModuleThereIsWebSocketAlone(AppPath path) {
    assertPrinted(
        "transports [websocket, websocket-raw]\n" + conversation("websocket"),
        path.run("echo", WEBSOCKET, url()));
  }

  @ParameterizedTest
  @EnumSource
  void withTheStreamingModuleThereIsStreamingAlone(AppPath path) {
    assertPrinted(
        "transports [xhr-streaming, xdr-streaming, eventsource, iframe-eventsource, htmlfile,"
            + " iframe-htmlfile]\n"
            + conversation("xhr-streaming"),
        path.run("echo", STREAMING, url()));
  }

  @ParameterizedTest
  @EnumSource
  void withThePollingModuleThereIsPollingAlone(AppPath path) {
    assertPrinted(
        "transports [xhr-polling, xdr-polling, iframe-xhr-polling, jsonp-polling]\n"
            + conversation("xhr-polling"),
        path.run("echo", POLLING, url()));
  }

  @Test
  void noTransportBringsTheStackOfAnother() {
    assertNoneOf(WEBSOCKET, "jetty", "sockjs-http");
    assertNoneOf(STREAMING, "jakarta.websocket", "tyrus", "grizzly", "sockjs-transport-polling");
    assertNoneOf(POLLING, "jakarta.websocket", "tyrus", "grizzly", "sockjs-transport-streaming");
  }

  private static void assertNoneOf(Jars jars, String... strangers) {
    assertTrue(
        jars.names().stream().noneMatch(jar -> Stream.of(strangers).anyMatch(jar::startsWith)),
        () -> jars.names().toString());
  }
}
