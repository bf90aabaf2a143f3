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

/** Tests of what a server sees of a transport, and of sessions that the server leaves silent. */
public interface ObservedContract extends CookieUser {

  /**
   * Creates the server that the transport connects to. The test closes it.
   *
   * @return a new server; by default {@link ObservingServer#scripted()}
   */
  default ObservingServer observingServer() {
    return ObservingServer.scripted();
  }

  /** The request carries the headers that the transport looked up. */
  @Test
  default void headersReachServer() {
    Headers headers = Headers.of("Authorization", "Bearer token").with("X-Seat", "12A");
    try (ContractRun<ObservingServer> run = ContractRun.of(this, observingServer())) {
      ContractSession session =
          run.open(
              run.request(run.server().idle())
                  .headers((kind, url) -> CompletableFuture.completedStage(headers))
                  .build());
      session.request(1);
      Headers seen = run.server().awaitConnect();
      assertEquals(Optional.of("Bearer token"), seen.first("Authorization"));
      assertEquals(Optional.of("12A"), seen.first("X-Seat"));
    }
  }

  /**
   * The transport keeps the cookies of every response, with the URL that set them, or it keeps none
   * at all.
   */
  @Test
  default void cookiesAreKept() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, observingServer())) {
      TestTransportRequest request = run.request(run.server().idle()).build();
      run.open(request);
      List<TestTransportRequest.KeptCookies> kept =
          request.keptCookies().stream().filter(each -> !each.setCookies().isEmpty()).toList();
      assertEquals(
          keepsCookies() ? request.headerLookups().size() : 0, kept.size(), kept::toString);
      for (TestTransportRequest.KeptCookies each : kept) {
        assertTrue(each.setCookies().get(0).startsWith("server=observing"), each::toString);
        assertTrue(each.url().toString().startsWith(request.baseUrl() + "/"), each::toString);
      }
    }
  }

  /** A session that the server never opens can be aborted; the abort ends its connection. */
  @Test
  default void unopenedSessionCanBeAborted() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, observingServer())) {
      ContractSession session = run.connect(run.server().silent());
      session.request(100);
      run.server().awaitConnect();
      session.abort();
      run.server().awaitDisconnect();
      session.assertNeverOpened();
    }
  }

  /** A close ends the connection to the server. */
  @Test
  default void closeReachesServer() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, observingServer())) {
      ContractSession session = run.open(run.server().idle());
      session.request(1);
      run.server().awaitConnect();
      session.transport().close(3000, "bye");
      TransportEnd end = session.skipToEnd();
      assertEquals(EndKind.CLOSED, end.kind(), end::toString);
      run.server().awaitDisconnect();
    }
  }

  /** An abort ends the connection to the server. */
  @Test
  default void abortReachesServer() {
    try (ContractRun<ObservingServer> run = ContractRun.of(this, observingServer())) {
      ContractSession session = run.open(run.server().idle());
      session.request(1);
      run.server().awaitConnect();
      session.abort();
      run.server().awaitDisconnect();
    }
  }
}
