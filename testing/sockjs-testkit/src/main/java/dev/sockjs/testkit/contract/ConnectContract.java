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

/** Tests of a transport's description, and of successful and failed connects. */
interface ConnectContract extends TransportContractPart {

  /** Applications select transports by name, so the SPI restricts the characters. */
  @Test
  default void nameHasOnlyLowerCaseLettersDigitsAndHyphens() {
    String name = provider().name();
    assertTrue(name.matches("[a-z0-9-]+"), name);
  }

  /** The allowance is a multiple of the round trips. */
  @Test
  default void connectNeedsAtLeastOneRoundTrip() {
    assertTrue(provider().roundTrips() >= 1, () -> "round trips: " + provider().roundTrips());
  }

  /** With default server info and no client settings, the transport has no obstacle. */
  @Test
  default void transportIsEligibleByDefault() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TestTransportRequest request = run.request(run.server().echo()).build();
      assertEquals(
          Optional.empty(), run.factory().eligibility(ServerInfo.defaults(), request).obstacle());
    }
  }

  /**
   * The transport connects, and delivers {@code o} once it is requested. A raw session is open as
   * soon as the transport has connected.
   */
  @Test
  default void sessionOpens() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.connect(run.server().echo());
      session.awaitOpen();
      session.assertEchoes();
    }
  }

  /** {@code connect} returns at once; the transport then waits for its headers. */
  @Test
  default void connectReturnsBeforeItsHeadersAreReady() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.connect(run.request(run.server().echo()).headers((kind, url) -> headers).build());
      session.request(1);
      run.runOtherSession(run.server().echo());
      session.listener().assertNoMoreEvents();

      headers.complete(Headers.empty());
      session.awaitOpen();
    }
  }

  /** A response that does not belong to SockJS fails the transport; the end has its status. */
  @Test
  default void refusedRequestFailsWithItsStatus() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TransportEnd end = run.connect(run.server().refusing()).awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.REQUEST, end.phase(), end::toString);
      assertTrue(end.status().isPresent(), end::toString);
    }
  }

  /** Without a server the transport fails to connect. */
  @Test
  default void unreachableServerFailsInConnectPhase() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TransportEnd end = run.connect(run.server().unreachable()).awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.CONNECT, end.phase(), end::toString);
    }
  }

  /** An aborted and a failed session leave the other sessions of the factory alone. */
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
