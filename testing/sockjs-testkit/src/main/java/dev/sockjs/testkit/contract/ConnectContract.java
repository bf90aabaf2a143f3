package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a transport presents itself, connects, and fails to. A part of {@link TransportContract}. */
interface ConnectContract extends TransportUnderTest {

  /**
   * The server on the other side.
   *
   * @return a new peer
   */
  ContractServer server();

  /** Applications choose by name, so the name is one that the SPI allows. */
  @Test
  default void nameHasOnlyLowerCaseLettersDigitsAndHyphens() {
    String name = provider().name();
    assertTrue(name.matches("[a-z0-9-]+"), name);
  }

  /** The allowance of time is a multiple of the round trips. */
  @Test
  default void connectNeedsAtLeastOneRoundTrip() {
    assertTrue(provider().roundTrips() >= 1, () -> "round trips: " + provider().roundTrips());
  }

  /** Nothing speaks against a plain server and a client in which nothing is set. */
  @Test
  default void transportIsEligibleByDefault() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TestTransportRequest request = run.request(run.server().echo()).build();
      assertEquals(
          Optional.empty(), run.factory().eligibility(ServerInfo.defaults(), request).obstacle());
    }
  }

  /**
   * It connects, and passes {@code o} on once that is requested; a raw transport is open when it
   * has connected.
   */
  @Test
  default void sessionOpens() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.connect(run.server().echo());
      session.awaitOpen();
      session.assertEchoes();
    }
  }

  /** {@code connect} does not wait for anything, the headers included; the transport does. */
  @Test
  default void connectReturnsBeforeItsHeadersAreReady() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.connect(run.request(run.server().echo()).headers((kind, url) -> headers).build());
      session.request(1);
      run.letTimePass(run.server().echo());
      session.listener().assertNoMoreEvents();

      headers.complete(Headers.empty());
      session.awaitOpen();
    }
  }

  /** An answer that is none of SockJS is a failure of this transport, told with its status. */
  @Test
  default void refusedRequestFailsWithItsStatus() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TransportEnd end = run.connect(run.server().refusing()).awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.REQUEST, end.phase(), end::toString);
      assertTrue(end.status().isPresent(), end::toString);
    }
  }

  /** No server is a failure of this transport. */
  @Test
  default void unreachableServerFailsInConnectPhase() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TransportEnd end = run.connect(run.server().unreachable()).awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.CONNECT, end.phase(), end::toString);
    }
  }

  /** What becomes of one session is nothing to another. */
  @Test
  default void sessionsOfOneFactoryAreIndependent() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession one = run.open(run.server().echo());
      ContractSession other = run.open(run.server().echo());
      run.connect(run.server().refusing()).awaitEnd();
      one.abort();
      other.assertEchoes();
    }
  }
}
