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
  ObservingServer server();

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
  default void headersReachServer() {
    Headers headers = Headers.of("Authorization", "Bearer token").with("X-Seat", "12A");
    try (ContractRun<ObservingServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.open(
              run.request(run.server().idle())
                  .headers((kind, url) -> CompletableFuture.completedStage(headers))
                  .build());
      session.request(1);
      Headers arrived = run.server().awaitConnect();
      assertEquals(Optional.of("Bearer token"), arrived.first("Authorization"));
      assertEquals(Optional.of("12A"), arrived.first("X-Seat"));
    }
  }

  /** The cookies of each answer are handed back, with the URL that set them; or none ever. */
  @Test
  default void cookiesAreKept() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, server())) {
      TestTransportRequest request = run.request(run.server().idle()).build();
      run.open(request);
      List<TestTransportRequest.KeptCookies> kept =
          request.keptCookies().stream().filter(each -> !each.setCookies().isEmpty()).toList();
      assertEquals(
          keepsCookies() ? request.headerLookups().size() : 0, kept.size(), kept::toString);
      for (TestTransportRequest.KeptCookies each : kept) {
        assertTrue(each.setCookies().get(0).startsWith("peer=watchful"), each::toString);
        assertTrue(each.url().toString().startsWith(request.baseUrl() + "/"), each::toString);
      }
    }
  }

  /** A server that never opens the session is not helped; an abort sets it free. */
  @Test
  default void unopenedSessionCanBeAborted() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.connect(run.server().silent());
      session.request(100);
      run.server().awaitConnect();
      session.abort();
      run.server().awaitDisconnect();
      session.assertNeverOpened();
    }
  }

  /** A close reaches the server. */
  @Test
  default void closeReachesServer() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().idle());
      session.request(1);
      run.server().awaitConnect();
      session.transport().close(3000, "bye");
      TransportEnd end = session.skipToEnd();
      assertEquals(EndKind.CLOSED, end.kind(), end::toString);
      run.server().awaitDisconnect();
    }
  }

  /** So does an abort. */
  @Test
  default void abortReachesServer() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().idle());
      session.request(1);
      run.server().awaitConnect();
      session.abort();
      run.server().awaitDisconnect();
    }
  }
}
