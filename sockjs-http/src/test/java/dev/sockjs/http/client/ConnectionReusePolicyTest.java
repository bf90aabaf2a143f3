package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.http.client.ConnectionReusePolicy.Mode;
import dev.sockjs.testkit.time.ManualScheduler;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ConnectionReusePolicyTest {

  private static final URI URL = URI.create("http://example.org:8081/echo/0/a/xhr");

  private final ManualScheduler scheduler = new ManualScheduler();
  private final ConnectionReusePolicy policy = new ConnectionReusePolicy(scheduler);

  @Test
  void firstRequestIsProbeAndOthersCloseTheirConnection() {
    assertEquals(Mode.PROBE, policy.nextMode(URL));
    assertEquals(Mode.CLOSE, policy.nextMode(URL));
    assertEquals(Mode.CLOSE, policy.nextMode(URL));
  }

  @Test
  void connectionsAreReusedIfTheProbeStaysOpen() {
    policy.nextMode(URL);
    policy.probeSucceeded(URL, () -> true);
    assertEquals(Mode.CLOSE, policy.nextMode(URL));

    scheduler.advance(ConnectionReusePolicy.PROBE_CHECK_DELAY);
    assertEquals(Mode.REUSE, policy.nextMode(URL));
    assertEquals(Mode.REUSE, policy.nextMode(URL));
  }

  @Test
  void connectionsAreNotReusedIfTheProbeIsClosedBeforeTheCheck() {
    AtomicBoolean open = new AtomicBoolean(true);
    policy.nextMode(URL);
    policy.probeSucceeded(URL, open::get);
    open.set(false);

    scheduler.advance(ConnectionReusePolicy.PROBE_CHECK_DELAY);
    assertEquals(Mode.CLOSE, policy.nextMode(URL));
    assertEquals(Mode.CLOSE, policy.nextMode(URL));
  }

  @Test
  void streamsOverHttp2ShareConnectionsUntilOneIsClosedAfterResponse() {
    assertEquals(Mode.SHARED_STREAM, policy.nextStreamMode(URL));
    assertEquals(Mode.SHARED_STREAM, policy.nextStreamMode(URL));
    policy.probeSucceeded(URL, () -> false);
    assertEquals(Mode.SHARED_STREAM, policy.nextStreamMode(URL));

    scheduler.advance(ConnectionReusePolicy.PROBE_CHECK_DELAY);
    assertEquals(Mode.CLOSE, policy.nextStreamMode(URL));
    assertEquals(Mode.CLOSE, policy.nextMode(URL));
  }

  @Test
  void streamsOverHttp2KeepSharingConnectionsThatStayOpen() {
    policy.nextStreamMode(URL);
    policy.probeSucceeded(URL, () -> true);

    scheduler.advance(ConnectionReusePolicy.PROBE_CHECK_DELAY);
    assertEquals(Mode.REUSE, policy.nextStreamMode(URL));
    assertEquals(Mode.REUSE, policy.nextMode(URL));
  }

  @Test
  void streamsOverHttp2ShareConnectionsWhileAPollIsTheProbe() {
    assertEquals(Mode.PROBE, policy.nextMode(URL));
    assertEquals(Mode.SHARED_STREAM, policy.nextStreamMode(URL));
  }

  @Test
  void failedProbeIsRepeated() {
    policy.nextMode(URL);
    policy.probeFailed(URL);

    assertEquals(Mode.PROBE, policy.nextMode(URL));
  }

  @Test
  void failureAfterTheCheckChangesNothing() {
    policy.nextMode(URL);
    policy.probeSucceeded(URL, () -> true);
    scheduler.advance(ConnectionReusePolicy.PROBE_CHECK_DELAY);
    policy.probeFailed(URL);

    assertEquals(Mode.REUSE, policy.nextMode(URL));
  }

  @Test
  void failedReuseEndsReuse() {
    policy.nextMode(URL);
    policy.probeSucceeded(URL, () -> true);
    scheduler.advance(ConnectionReusePolicy.PROBE_CHECK_DELAY);
    policy.reuseFailed(URL);

    assertEquals(Mode.CLOSE, policy.nextMode(URL));
  }

  @Test
  void originIsSchemeHostAndPort() {
    policy.nextMode(URL);

    assertEquals(Mode.CLOSE, policy.nextMode(URI.create("HTTP://EXAMPLE.ORG:8081/other")));
    assertEquals(Mode.PROBE, policy.nextMode(URI.create("https://example.org:8081/echo/0/a/xhr")));
    assertEquals(Mode.PROBE, policy.nextMode(URI.create("http://example.org:8082/echo/0/a/xhr")));
    assertEquals(Mode.PROBE, policy.nextMode(URI.create("http://example.net:8081/echo/0/a/xhr")));
  }

  @Test
  void leastRecentlyUsedOriginIsForgotten() {
    policy.nextMode(URL);
    for (int i = 0; i < Origins.MAX - 1; i++) {
      policy.nextMode(URI.create("http://" + i + ".example.org/"));
    }
    assertEquals(Mode.CLOSE, policy.nextMode(URL));

    policy.nextMode(URI.create("http://one-more.example.org/"));
    assertEquals(Mode.CLOSE, policy.nextMode(URL));
    assertEquals(Mode.PROBE, policy.nextMode(URI.create("http://0.example.org/")));
  }
}
