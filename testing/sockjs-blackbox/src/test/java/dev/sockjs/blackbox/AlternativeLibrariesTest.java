package dev.sockjs.blackbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application may have other jars of the same libraries than our modules bring along. */
final class AlternativeLibrariesTest extends AppTest {

  /** One jar with Tyrus, Grizzly and the Jakarta API; no module, so for the class path only. */
  @Test
  void theStandaloneTyrusWorksInPlaceOfTheModularOne() {
    Jars jars =
        Jars.of("sockjs-core", "sockjs-transport-websocket")
            .without("jakarta.websocket", "tyrus", "grizzly")
            .and(Jars.copied("standalone-tyrus"));
    assertPrinted(
        "transports [websocket, websocket-raw]\n" + conversation("websocket"),
        AppPath.CLASS_PATH.run("echo", jars, url()));
  }

  @ParameterizedTest
  @EnumSource
  void theOlderJettyWorksInPlaceOfOurs(AppPath path) {
    Jars jars =
        Jars.of("sockjs-core", "sockjs-transport-streaming", "sockjs-transport-polling")
            .without("jetty")
            .and(Jars.copied("older-jetty"));
    assertPrinted(
        "transports [xhr-streaming, xdr-streaming, eventsource, iframe-eventsource, htmlfile,"
            + " iframe-htmlfile, xhr-polling, xdr-polling, iframe-xhr-polling, jsonp-polling]\n"
            + conversation("xhr-streaming")
            + conversation("xhr-polling"),
        path.run("echo", jars, url(), "xhr-streaming", "xhr-polling"));
  }
}
