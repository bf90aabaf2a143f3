package dev.sockjs.cli.probe;

import static dev.sockjs.cli.probe.SampleResults.closed;
import static dev.sockjs.cli.probe.SampleResults.echo;
import static dev.sockjs.cli.probe.SampleResults.failed;
import static dev.sockjs.cli.probe.SampleResults.noReply;
import static dev.sockjs.cli.probe.SampleResults.refused;
import static dev.sockjs.cli.probe.SampleResults.skipped;
import static dev.sockjs.cli.probe.SampleResults.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures of transports, and the likely cause that the advice names for each. */
final class TransportDiagnosisTest {

  private static final CloseEvent SESSION_LOST =
      CloseEvent.of(1006, "Session lost", false).withStatus(404);

  /** The results for each transport, and the start of each line of advice. */
  private record Situation(String name, List<ProbeResult> results, List<String> advice) {
    static Situation of(String name, List<ProbeResult> results, String... advice) {
      return new Situation(name, results, List.of(advice));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource({"refusals", "timeouts", "losses"})
  void eachSituationHasALikelyCause(Situation situation) {
    ProbeResults results =
        new ProbeResults(ServerInfo.defaults(), situation.results(), echo("(default)"));
    List<String> advice = Diagnosis.of(results);
    assertEquals(situation.advice().size(), advice.size(), advice::toString);
    for (int i = 0; i < advice.size(); i++) {
      String start = situation.advice().get(i);
      assertTrue(advice.get(i).startsWith(start), advice.get(i) + " does not start with " + start);
    }
  }

  static Stream<Situation> refusals() {
    return Stream.of(
        Situation.of("everything works", List.of(echo("websocket"), echo("xhr-polling"))),
        Situation.of(
            "a firewall refuses WebSocket",
            List.of(
                refused("websocket", 403), refused("websocket-raw", 403), echo("xhr-streaming")),
            "websocket, websocket-raw: WebSocket upgrade refused: 403, by a proxy or firewall"),
        Situation.of(
            "a proxy drops the Upgrade header",
            List.of(refused("websocket", 400), echo("xhr-streaming")),
            "websocket: WebSocket upgrade refused: 400, as when a proxy drops the Upgrade header"),
        Situation.of(
            "the server has no raw WebSocket",
            List.of(echo("websocket"), refused("websocket-raw", 404)),
            "websocket-raw: WebSocket upgrade refused: 404, but not for every endpoint"),
        Situation.of(
            "the proxy refuses the tunnel",
            List.of(
                failed("websocket", Phase.PROXY, 403), echo("xhr-streaming"), echo("xhr-polling")),
            "websocket: the proxy refuses the tunnel (CONNECT, status 403) that WebSocket needs"),
        Situation.of(
            "the proxy requires credentials for the tunnel",
            List.of(failed("websocket", Phase.PROXY, 407), echo("xhr-polling")),
            "websocket: the proxy requires other credentials"),
        Situation.of(
            "sessions require a login, but the info does not",
            List.of(refused("websocket", 401), refused("xhr-polling", 401)),
            "websocket: WebSocket upgrade refused: 401, a login is required",
            "xhr-polling: access denied (401), although the info request was allowed"),
        Situation.of(
            "the server has no iframe page",
            List.of(refused("iframe-eventsource", 404), echo("eventsource")),
            "iframe-eventsource: the server has no iframe.html (404)"),
        Situation.of(
            "the server has no JSONP",
            List.of(echo("xhr-polling"), refused("jsonp-polling", 404)),
            "jsonp-polling: the server does not offer this transport (404)"),
        Situation.of(
            "only the info is routed to the server",
            List.of(refused("xhr-streaming", 404), refused("xhr-polling", 404)),
            "every transport: 404 on the session: is the load balancer sticky"),
        Situation.of(
            "the server behind a gateway is down",
            List.of(refused("websocket", 502), refused("xhr-polling", 502)),
            "websocket: WebSocket upgrade refused: 502, the gateway cannot reach a server",
            "xhr-polling: the gateway cannot reach a server (502)"),
        Situation.of(
            "POST is refused",
            List.of(echo("eventsource"), refused("xhr-polling", 405)),
            "xhr-polling: the server, a proxy or a firewall refuses the method (405)"),
        Situation.of(
            "a transport is not eligible", List.of(skipped("xdr-polling"), echo("xhr-polling"))));
  }

  static Stream<Situation> timeouts() {
    return Stream.of(
        Situation.of(
            "a proxy buffers streams",
            List.of(
                refused("websocket", 400),
                timeout("xhr-streaming", Phase.REQUEST),
                timeout("eventsource", Phase.OPEN),
                echo("xhr-polling")),
            "websocket: WebSocket upgrade refused: 400",
            "xhr-streaming, eventsource: the proxy buffers streams"),
        Situation.of(
            "no HTTP transport gets a response",
            List.of(timeout("xhr-streaming", Phase.REQUEST), timeout("xhr-polling", Phase.REQUEST)),
            "every transport: no response, although the info request got one"),
        Situation.of(
            "the upgrade request gets no response",
            List.of(timeout("websocket", Phase.REQUEST), echo("xhr-polling")),
            "websocket: the upgrade request got no response"),
        Situation.of(
            "no frame arrives after the upgrade",
            List.of(timeout("websocket", Phase.OPEN), echo("xhr-polling")),
            "websocket: the upgrade was accepted, but no frame arrived"),
        Situation.of(
            "data after the open frame is held back",
            List.of(noReply("xhr-streaming"), echo("xhr-polling")),
            "xhr-streaming: opens, but then receives nothing, while other transports do"),
        Situation.of(
            "the server does not echo",
            List.of(noReply("websocket"), noReply("xhr-polling")),
            "No transport received a reply: most likely the server does not reply"));
  }

  static Stream<Situation> losses() {
    return Stream.of(
        Situation.of(
            "the connection is cut during the upgrade",
            List.of(failed("websocket", Phase.REQUEST), echo("xhr-polling")),
            "websocket: the connection was cut during the upgrade"),
        Situation.of(
            "the connection ends after the upgrade",
            List.of(failed("websocket", Phase.OPEN), echo("xhr-polling")),
            "websocket: the upgrade was accepted, but the connection ended"),
        Situation.of(
            "the load balancer is not sticky",
            List.of(
                echo("websocket"),
                closed("xhr-streaming", SESSION_LOST),
                closed("xhr-polling", SESSION_LOST)),
            "xhr-streaming, xhr-polling: 404 on the session: is the load balancer sticky?"),
        Situation.of(
            "the load balancer is sticky by a cookie",
            List.of(echo("xhr-polling"), closed("xdr-polling", SESSION_LOST)),
            "xdr-polling: 404 on the session: the load balancer is sticky by a cookie, which xdr-*"),
        Situation.of(
            "another server opens the session again",
            List.of(closed("xhr-polling", CloseEvent.of(1006, "Server lost session", false))),
            "xhr-polling: the session started again: is the load balancer sticky?"),
        Situation.of(
            "sessions are cut",
            List.of(closed("websocket", CloseEvent.of(1006, "Connection lost", false)), echo("a")),
            "websocket: opens, but then the session is cut"),
        Situation.of(
            "the server closes at once",
            List.of(
                closed("websocket", CloseEvent.of(3000, "Go away!", true)),
                closed("xhr-polling", CloseEvent.of(3000, "Go away!", true))),
            "every transport: works, but the server closes the session with 3000 \"Go away!\""));
  }
}
