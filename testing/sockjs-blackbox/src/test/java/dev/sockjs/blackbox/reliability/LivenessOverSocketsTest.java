package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

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
import org.junit.jupiter.api.parallel.Execution;

/**
 * Servers that are alive although they send little. {@code LivenessTest} covers the durations with
 * a manual clock; {@link SessionEndTest} covers servers that are dead.
 */
@Tag("load")
class LivenessOverSocketsTest {

  /** Long enough for two probes on a busy machine; a probe is sent after half of it. */
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(12);

  @Test
  @Execution(CONCURRENT)
  void serverThatOnlyRespondsToProbesIsAlive() throws InterruptedException {
    ConcurrentCases cases = new ConcurrentCases();
    Transports.ALL.forEach(each -> cases.add(each, () -> respondToProbes(each)));
    cases.run();
  }

  private static void respondToProbes(String transport) throws Exception {
    try (ControlledServer server = new ControlledServer(transport);
        SockJsClient client = SockJsClient.create()) {
      EventRecorder recorder = new EventRecorder();
      server.open().respondToPings(2).respondToSends(500); // any status except 404
      SockJs sock = connect(client, server, transport, recorder);
      if (!WireFormat.of(transport).isWebSocket()) {
        assertEquals("[]", server.awaitSend());
        assertEquals("[]", server.awaitSend());
      }
      server.closeSession(3000, "Go away!").idle();
      assertEquals("3000 \"Go away!\" (clean)", recorder.awaitEnd(sock).toString());
    }
  }

  /** The frame takes one and a half times the heartbeat timeout. */
  @Test
  @Execution(CONCURRENT)
  void bytesOfAnUnfinishedFrameAreSignsOfLife() throws InterruptedException {
    ConcurrentCases cases = new ConcurrentCases();
    Transports.ALL.forEach(each -> cases.add(each, () -> sendSlowly(each)));
    cases.run();
  }

  private static void sendSlowly(String transport) throws Exception {
    String message = "x".repeat(360_000);
    try (ControlledServer server = new ControlledServer(transport);
        SockJsClient client = SockJsClient.create()) {
      EventRecorder recorder = new EventRecorder();
      server.proxy().faults(FaultInjection.none().toClient(Fault.throttle(20_000)));
      server.open().message(message).respondToSends(ControlledServer.NO_RESPONSE);
      SockJs sock = connect(client, server, transport, recorder);
      assertEquals("1006 \"No heartbeat\" (unclean)", recorder.awaitEnd(sock).toString());
      assertEquals(List.of(message), recorder.messages());
      server.idle();
    }
  }

  private static SockJs connect(
      SockJsClient client, ControlledServer server, String transport, EventRecorder recorder) {
    SockJsOptions options =
        SockJsOptions.builder()
            .transports(transport)
            .timeout(Duration.ofSeconds(20))
            .heartbeatTimeout(HEARTBEAT_TIMEOUT)
            .build();
    return client.connect(server.url(), options, recorder);
  }
}
