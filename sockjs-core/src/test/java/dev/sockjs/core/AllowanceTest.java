package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long a silent transport has, where the info request was seen to take a while. */
class AllowanceTest {

  private static final Duration RTT = Duration.ofMillis(200);

  /** Four times the RTT, as it is above 100 ms, for each of two round trips. */
  private static final Duration ALLOWANCE = Duration.ofMillis(1600);

  @Test
  void aSilentTransportHasTheRtoForEachOfItsRoundTrips() throws Exception {
    ManualScheduler timer = new ManualScheduler();
    FakeTransport socket = new FakeTransport("socket", 1);
    FakeTransport poll = new FakeTransport("poll", 2);
    CompletableFuture<Void> socketBegun = new CompletableFuture<>();
    CompletableFuture<Void> pollBegun = new CompletableFuture<>();
    socket.beginning = () -> socketBegun.complete(null);
    poll.beginning = () -> pollBegun.complete(null);
    CoreClient client = new CoreClient(new TestSettings(socket, poll), timer, () -> {});
    RecordingListener listener = new RecordingListener();
    try (ScriptedServer server = ScriptedServer.start()) {
      server.on(
          "GET",
          "/info",
          x -> {
            timer.advance(RTT);
            x.respond(200, "application/json", "{}");
          });
      SockJsOptions options = SockJsOptions.builder().timeout(Duration.ofMillis(1)).build();
      client.connect(server.uri("/echo"), options, listener);
      socketBegun.get(20, TimeUnit.SECONDS);
      timer.advance(ALLOWANCE.minusMillis(1));
      timer.advance(Duration.ofMillis(1));
      pollBegun.get(20, TimeUnit.SECONDS);
    }
    Attempt late = listener.attempts().get(0);
    assertEquals(Attempt.Outcome.TIMEOUT, late.outcome());
    assertEquals(ALLOWANCE, late.time());
    client.closeNow();
    listener.awaitClose();
    listener.close();
  }
}
