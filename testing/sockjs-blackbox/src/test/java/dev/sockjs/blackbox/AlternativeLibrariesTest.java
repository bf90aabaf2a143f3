package dev.sockjs.blackbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications may use other builds and versions of the libraries than our modules bring. */
final class AlternativeLibrariesTest extends AppTest {

  /** One jar with Tyrus, Grizzly and the Jakarta API. It is not a module. */
  @Test
  void standaloneTyrusJarReplacesTheModularJars() {
    Jars jars =
        Jars.of("sockjs-core", "sockjs-transport-websocket")
            .without("jakarta.websocket", "tyrus", "grizzly")
            .and(Jars.copiedTo("standalone-tyrus"));
    assertPrinted(
        "transports [websocket, websocket-raw]\n" + conversation("websocket"),
        AppPath.CLASS_PATH.run("echo", jars, url()));
  }

  @ParameterizedTest
  @EnumSource
  void olderJettyVersionReplacesOurs(AppPath path) {
    Jars jars =
        Jars.of(
                "sockjs-core",
                "sockjs-transport-websocket-jetty",
                "sockjs-transport-streaming",
                "sockjs-transport-polling")
            .without("jetty")
            .and(Jars.copiedTo("older-jetty"));
    assertPrinted(
        "transports [websocket, websocket-raw, xhr-streaming, xdr-streaming, eventsource,"
            + " iframe-eventsource, htmlfile, iframe-htmlfile, xhr-polling, xdr-polling,"
            + " iframe-xhr-polling, jsonp-polling]\n"
            + conversation("websocket")
            + conversation("xhr-streaming")
            + conversation("xhr-polling"),
        path.run("echo", jars, url(), "websocket", "xhr-streaming", "xhr-polling"));
  }
}
