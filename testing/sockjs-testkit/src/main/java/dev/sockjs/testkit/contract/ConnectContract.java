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
public interface ConnectContract extends TransportUnderTest {

  /**
   * The server on the other side.
   *
   * @return a new peer
   */
  ContractServer peer();

  /** Applications choose by name, so the name is one that the SPI allows. */
  @Test
  default void theNameHasLowerCaseLettersDigitsAndHyphens() {
    String name = provider().name();
    assertTrue(name.matches("[a-z0-9-]+"), name);
  }

  /** The allowance of time is a multiple of the round trips. */
  @Test
  default void aConnectTakesAtLeastOneRoundTrip() {
    assertTrue(provider().roundTrips() >= 1, () -> "round trips: " + provider().roundTrips());
  }

  /** Nothing speaks against a plain server and a client in which nothing is set. */
  @Test
  default void aPlainServerIsEligible() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      TestTransportRequest request = run.request(run.peer().echo()).build();
      assertEquals(
          Optional.empty(), run.factory().eligibility(ServerInfo.defaults(), request).obstacle());
    }
  }

  /**
   * It connects, and passes {@code o} on once that is requested; a raw transport is open when it
   * has connected.
   */
  @Test
  default void aSessionOpens() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      ContractSession session = run.connect(run.peer().echo());
      session.awaitOpen();
      session.assertEchoes();
    }
  }

  /** {@code connect} does not wait for anything, the headers included; the transport does. */
  @Test
  default void connectReturnsAndTheTransportWaitsForItsHeaders() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      ContractSession session =
          run.connect(run.request(run.peer().echo()).headers((kind, url) -> headers).build());
      session.request(1);
      run.letTimePass(run.peer().echo());
      session.listener().assertNoMore();

      headers.complete(Headers.empty());
      session.awaitOpen();
    }
  }

  /** An answer that is none of SockJS is a failure of this transport, told with its status. */
  @Test
  default void aRefusedRequestIsAFailureWithItsStatus() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      TransportEnd end = run.connect(run.peer().refusing()).awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.REQUEST, end.phase(), end::toString);
      assertTrue(end.status().isPresent(), end::toString);
    }
  }

  /** No server is a failure of this transport. */
  @Test
  default void aServerThatIsNotThereIsAFailureToConnect() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      TransportEnd end = run.connect(run.peer().unreachable()).awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.CONNECT, end.phase(), end::toString);
    }
  }

  /** What becomes of one session is nothing to another. */
  @Test
  default void sessionsOfOneFactoryAreIndependent() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      ContractSession one = run.open(run.peer().echo());
      ContractSession other = run.open(run.peer().echo());
      run.connect(run.peer().refusing()).awaitEnd();
      one.abort();
      other.assertEchoes();
    }
  }
}
