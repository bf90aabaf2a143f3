package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the server sees of a transport, and what a transport makes of a server's silence. */
public interface ObservedContract extends TransportUnderTest {

  /**
   * The server on the other side.
   *
   * @return a new peer
   */
  ObservingServer peer();

  /**
   * Whether the transport sends and keeps cookies. By default it does; those that work as from
   * another domain do not.
   *
   * @return true if it has to keep them, false if it must not
   */
  default boolean keepsCookies() {
    return true;
  }

  /** The headers of a request are on it. */
  @Test
  default void headersReachTheServer() {
    Headers headers = Headers.of("Authorization", "Bearer token").with("X-Seat", "12A");
    try (ContractRun<ObservingServer> run = ContractRun.of(this, peer())) {
      ContractSession session =
          run.open(
              run.request(run.peer().idle())
                  .headers((kind, url) -> CompletableFuture.completedStage(headers))
                  .build());
      session.request(1);
      Headers arrived = run.peer().awaitArrival();
      assertEquals(Optional.of("Bearer token"), arrived.first("Authorization"));
      assertEquals(Optional.of("12A"), arrived.first("X-Seat"));
    }
  }

  /** The cookies of each answer are handed back, with the URL that set them; or none ever. */
  @Test
  default void cookiesAreKept() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, peer())) {
      TestTransportRequest request = run.request(run.peer().idle()).build();
      run.open(request);
      List<TestTransportRequest.Kept> kept =
          request.kept().stream().filter(each -> !each.setCookies().isEmpty()).toList();
      assertEquals(keepsCookies() ? request.asked().size() : 0, kept.size(), kept::toString);
      for (TestTransportRequest.Kept each : kept) {
        assertTrue(each.setCookies().get(0).startsWith("peer=watchful"), each::toString);
        assertTrue(each.url().toString().startsWith(request.baseUrl() + "/"), each::toString);
      }
    }
  }

  /** A server that never opens the session is not helped; an abort sets it free. */
  @Test
  default void aSessionThatNeverOpensCanBeAborted() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, peer())) {
      ContractSession session = run.connect(run.peer().mute());
      session.request(100);
      run.peer().awaitArrival();
      session.abort();
      run.peer().awaitDeparture();
      session.assertNeverOpened();
    }
  }

  /** A close reaches the server. */
  @Test
  default void aCloseSetsTheServerFree() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, peer())) {
      ContractSession session = run.open(run.peer().idle());
      session.request(1);
      run.peer().awaitArrival();
      session.transport().close(3000, "bye");
      TransportEnd end = session.skipToEnd();
      assertEquals(EndKind.CLOSED, end.kind(), end::toString);
      run.peer().awaitDeparture();
    }
  }

  /** So does an abort. */
  @Test
  default void anAbortSetsTheServerFree() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, peer())) {
      ContractSession session = run.open(run.peer().idle());
      session.request(1);
      run.peer().awaitArrival();
      session.abort();
      run.peer().awaitDeparture();
    }
  }
}
