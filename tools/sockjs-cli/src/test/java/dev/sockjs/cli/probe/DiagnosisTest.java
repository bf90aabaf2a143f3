package dev.sockjs.cli.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Situations, and what is said of them. */
final class DiagnosisTest {

  private static final Duration TIME = Duration.ofMillis(20);
  private static final CloseEvent SESSION_LOST =
      CloseEvent.of(1006, "Session lost", false).withStatus(404);

  /** What was found, and what each line of advice begins with. */
  private record Situation(String name, List<ProbeResult> named, List<String> advice) {
    static Situation of(String name, List<ProbeResult> named, String... advice) {
      return new Situation(name, named, List.of(advice));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource({"refusals", "silences", "losses"})
  void eachSituationHasItsWords(Situation situation) {
    List<String> advice = advice(ServerInfo.defaults(), situation.named());
    assertEquals(situation.advice().size(), advice.size(), advice::toString);
    for (int i = 0; i < advice.size(); i++) {
      String expected = situation.advice().get(i);
      assertTrue(advice.get(i).startsWith(expected), advice.get(i) + " is not " + expected);
    }
  }

  static Stream<Situation> refusals() {
    return Stream.of(
        Situation.of("all is well", List.of(echo("websocket"), echo("xhr-polling"))),
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
            "websocket-raw: WebSocket upgrade refused: 404, though not every one"),
        Situation.of(
            "the proxy allows no tunnel",
            List.of(
                failed("websocket", Phase.PROXY, 403), echo("xhr-streaming"), echo("xhr-polling")),
            "websocket: the proxy lets no tunnel through (CONNECT was answered 403), and WebSocket"),
        Situation.of(
            "the proxy wants credentials for the tunnel",
            List.of(failed("websocket", Phase.PROXY, 407), echo("xhr-polling")),
            "websocket: the proxy wants other credentials"),
        Situation.of(
            "the sessions want a login and the info does not",
            List.of(refused("websocket", 401), refused("xhr-polling", 401)),
            "websocket: WebSocket upgrade refused: 401, it wants a login",
            "xhr-polling: access refused (401), though not to the info"),
        Situation.of(
            "the server has no iframe",
            List.of(refused("iframe-eventsource", 404), echo("eventsource")),
            "iframe-eventsource: the server has no iframe.html (404)"),
        Situation.of(
            "the server has no JSONP",
            List.of(echo("xhr-polling"), refused("jsonp-polling", 404)),
            "jsonp-polling: the server does not offer it (404)"),
        Situation.of(
            "only the info is routed",
            List.of(refused("xhr-streaming", 404), refused("xhr-polling", 404)),
            "every transport: 404 on the session: is the balancer sticky"),
        Situation.of(
            "the server is down behind its gateway",
            List.of(refused("websocket", 502), refused("xhr-polling", 502)),
            "websocket: WebSocket upgrade refused: 502, the gateway reaches no server",
            "xhr-polling: the gateway reaches no server (502)"),
        Situation.of(
            "nothing posts here",
            List.of(echo("eventsource"), refused("xhr-polling", 405)),
            "xhr-polling: the method was refused (405)"),
        Situation.of("not eligible", List.of(skipped("xdr-polling"), echo("xhr-polling"))));
  }

  static Stream<Situation> silences() {
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
            "no HTTP transport is answered",
            List.of(timeout("xhr-streaming", Phase.REQUEST), timeout("xhr-polling", Phase.REQUEST)),
            "every transport: the info was answered, and this was not"),
        Situation.of(
            "the upgrade hangs",
            List.of(timeout("websocket", Phase.REQUEST), echo("xhr-polling")),
            "websocket: the upgrade was never answered"),
        Situation.of(
            "101 and then silence",
            List.of(timeout("websocket", Phase.OPEN), echo("xhr-polling")),
            "websocket: the upgrade was accepted, but nothing came through"),
        Situation.of(
            "what comes behind the open is held back",
            List.of(mute("xhr-streaming"), echo("xhr-polling")),
            "xhr-streaming: opens, and then brings nothing, while others do"),
        Situation.of(
            "no echo server",
            List.of(mute("websocket"), mute("xhr-polling")),
            "No transport brought an answer: most likely the server does not answer"));
  }

  static Stream<Situation> losses() {
    return Stream.of(
        Situation.of(
            "the upgrade is cut",
            List.of(failed("websocket", Phase.REQUEST), echo("xhr-polling")),
            "websocket: the connection was cut instead of upgraded"),
        Situation.of(
            "101 and then the end",
            List.of(failed("websocket", Phase.OPEN), echo("xhr-polling")),
            "websocket: the upgrade was accepted, and the connection ended"),
        Situation.of(
            "the balancer is not sticky",
            List.of(
                echo("websocket"),
                ended("xhr-streaming", SESSION_LOST),
                ended("xhr-polling", SESSION_LOST)),
            "xhr-streaming, xhr-polling: 404 on the session: is the balancer sticky?"),
        Situation.of(
            "the balancer is sticky by a cookie",
            List.of(echo("xhr-polling"), ended("xdr-polling", SESSION_LOST)),
            "xdr-polling: 404 on the session: the balancer is sticky by a cookie, which xdr-*"),
        Situation.of(
            "another server opens the session again",
            List.of(ended("xhr-polling", CloseEvent.of(1006, "Server lost session", false))),
            "xhr-polling: the session began anew: is the balancer sticky?"),
        Situation.of(
            "sessions are cut",
            List.of(ended("websocket", CloseEvent.of(1006, "Connection lost", false)), echo("a")),
            "websocket: opens and is cut"),
        Situation.of(
            "the server closes at once",
            List.of(
                ended("websocket", CloseEvent.of(3000, "Go away!", true)),
                ended("xhr-polling", CloseEvent.of(3000, "Go away!", true))),
            "every transport: the server itself ends the session, with 3000 \"Go away!\""));
  }

  @Test
  void webSocketThatIsTurnedOffAtTheServerIsSaid() {
    assertEquals(
        List.of("The server's info says that it offers no WebSocket; that is its own setting"),
        advice(
            ServerInfo.defaults().withWebsocket(false),
            List.of(skipped("websocket"), echo("xhr-polling"))));
  }

  @Test
  void timeThatEachConnectLosesIsSaid() {
    Attempt late =
        Attempt.of("xhr-streaming", Outcome.TIMEOUT, Phase.REQUEST, Duration.ofMillis(2010));
    Attempt open = Attempt.of("xhr-polling", Outcome.OPEN, Phase.OPEN, TIME);
    ProbeResult byDefault =
        new ProbeResult("(none named)", List.of(late, open), TIME, new ProbeReply.NotAsked());
    ProbeResults findings =
        new ProbeResults(ServerInfo.defaults(), List.of(echo("xhr-polling")), byDefault);
    assertEquals(
        List.of(
            "Each connect here loses 2010 ms before xhr-polling; the option"
                + " transports(\"xhr-polling\") saves them"),
        Diagnosis.of(findings));
  }

  @Test
  void aTransportThatOpensLaterThanItsDefaultTimeIsSaid() {
    Attempt late =
        Attempt.of("xhr-polling", Outcome.TIMEOUT, Phase.REQUEST, Duration.ofMillis(2010));
    ProbeResults findings =
        new ProbeResults(ServerInfo.defaults(), List.of(echo("xhr-polling")), failed(late));
    assertEquals(
        List.of(
            "xhr-polling: opens, but not always within its default time (20 ms here); the option"
                + " timeout gives it more"),
        Diagnosis.of(findings));
    assertFalse(findings.usable());
  }

  @Test
  void aChoiceThatOpensAndBringsNothingIsNotUsable() {
    List<ProbeResult> named = List.of(mute("websocket"), echo("xhr-polling"));
    assertFalse(new ProbeResults(ServerInfo.defaults(), named, mute("(none named)")).usable());
    assertTrue(new ProbeResults(ServerInfo.defaults(), named, echo("(none named)")).usable());
  }

  private static List<String> advice(ServerInfo info, List<ProbeResult> named) {
    return Diagnosis.of(new ProbeResults(info, named, echo("(none named)")));
  }

  private static ProbeResult echo(String name) {
    return opened(name, new ProbeReply.Came(TIME, true));
  }

  private static ProbeResult mute(String name) {
    return opened(name, new ProbeReply.Missing(Duration.ofSeconds(5)));
  }

  private static ProbeResult ended(String name, CloseEvent end) {
    return opened(name, new ProbeReply.Ended(end));
  }

  private static ProbeResult opened(String name, ProbeReply answer) {
    return finding(Attempt.of(name, Outcome.OPEN, Phase.OPEN, TIME), answer);
  }

  private static ProbeResult timeout(String name, Phase phase) {
    return failed(Attempt.of(name, Outcome.TIMEOUT, phase, TIME));
  }

  private static ProbeResult refused(String name, int status) {
    return failed(name, Phase.REQUEST, status);
  }

  private static ProbeResult failed(String name, Phase phase, int status) {
    return failed(Attempt.of(name, Outcome.FAILED, phase, TIME).withStatus(status));
  }

  private static ProbeResult failed(String name, Phase phase) {
    return failed(Attempt.of(name, Outcome.FAILED, phase, TIME));
  }

  private static ProbeResult skipped(String name) {
    return failed(Attempt.of(name, Outcome.SKIPPED, Phase.ELIGIBILITY, Duration.ZERO));
  }

  private static ProbeResult failed(Attempt attempt) {
    return finding(attempt, new ProbeReply.NotAsked());
  }

  private static ProbeResult finding(Attempt attempt, ProbeReply answer) {
    return new ProbeResult(attempt.transport(), List.of(attempt), attempt.time(), answer);
  }
}
