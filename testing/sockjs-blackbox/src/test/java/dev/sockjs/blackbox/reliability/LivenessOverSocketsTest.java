package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.fixtures.Fault;
import dev.sockjs.fixtures.FaultInjection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Servers that live and do not look like it. The seconds of the promise are proven on a clock; what
 * becomes of dead ones is a row of {@link SessionEndTest}.
 */
@Tag("load")
class LivenessOverSocketsTest {

  /** Time for a busy machine to answer a probe, twice: it is sent after half of it. */
  private static final Duration MOST_SILENCE = Duration.ofSeconds(4);

  @Test
  void aServerThatDoesNothingButAnswerProbesLives() throws InterruptedException {
    ConcurrentCases scenes = new ConcurrentCases();
    Transports.ALL.forEach(each -> scenes.add(each, () -> answerProbes(each)));
    scenes.play();
  }

  private static void answerProbes(String transport) throws Exception {
    try (ControlledServer server = new ControlledServer(transport);
        SockJsClient client = SockJsClient.create()) {
      EventRecorder story = new EventRecorder();
      server.open().answerPings(2).answerSends(500); // any answer will do, but 404
      SockJs sock = connect(client, server, transport, story);
      if (!WireFormat.of(transport).isWebSocket()) {
        assertEquals("[]", server.awaitSend());
        assertEquals("[]", server.awaitSend());
      }
      server.closeSession(3000, "Go away!").hush();
      assertEquals("3000 \"Go away!\" (clean)", story.awaitEnd(sock).toString());
    }
  }

  /** For half as long again as silence may last. */
  @Test
  void theBytesOfOneHugeFrameAreSignsOfLife() throws InterruptedException {
    ConcurrentCases scenes = new ConcurrentCases();
    Transports.ALL.forEach(each -> scenes.add(each, () -> trickle(each)));
    scenes.play();
  }

  private static void trickle(String transport) throws Exception {
    String message = "x".repeat(120_000);
    try (ControlledServer server = new ControlledServer(transport);
        SockJsClient client = SockJsClient.create()) {
      EventRecorder story = new EventRecorder();
      server.proxy().faults(FaultInjection.none().toClient(Fault.throttle(20_000)));
      server.open().message(message).answerSends(ControlledServer.NO_ANSWER);
      SockJs sock = connect(client, server, transport, story);
      assertEquals("1006 \"No heartbeat\" (unclean)", story.awaitEnd(sock).toString());
      assertEquals(List.of(message), story.messages());
      server.hush();
    }
  }

  private static SockJs connect(
      SockJsClient client, ControlledServer server, String transport, EventRecorder story) {
    SockJsOptions options =
        SockJsOptions.builder()
            .transports(transport)
            .timeout(Duration.ofSeconds(20))
            .heartbeatTimeout(MOST_SILENCE)
            .build();
    return client.connect(server.url(), options, story);
  }
}
