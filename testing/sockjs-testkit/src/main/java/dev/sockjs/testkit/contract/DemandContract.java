package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How a transport keeps to what is requested of it. A part of {@link TransportContract}. That no
 * frame comes unasked is watched in all its other parts too.
 */
interface DemandContract extends TransportUnderTest {

  /**
   * The server on the other side.
   *
   * @return a new peer
   */
  ContractServer server();

  /** Not even {@code o} comes before it is requested. */
  @Test
  default void noFrameIsDeliveredBeforeRequest() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.connect(run.server().echo());
      session.listener().awaitConnected();
      run.letTimePass(run.server().echo());
      session.listener().assertNoMoreEvents();
      session.request(1);
    }
  }

  /**
   * What the server sends in one go waits until it is requested, frame by frame, and none of it is
   * lost by waiting.
   */
  @Test
  default void burstWaitsForRequests() {
    List<String> burst = IntStream.range(0, 2000).mapToObj(n -> "in a burst: " + n).toList();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.send(burst);
      run.letTimePass(run.server().echo());
      session.listener().assertNoMoreEvents();
      session.assertReceives(burst);
    }
  }

  /** Requests add up: each allows its frames, whether or not those of the last have come. */
  @Test
  default void requestsAddUp() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.request(2);
      session.request(3);
      List<String> received = new ArrayList<>();
      for (int n = 1; n <= 5; n++) {
        session.send("message " + n);
        received.addAll(session.messagesOf(session.listener().awaitFrame()));
      }
      assertEquals(
          List.of("message 1", "message 2", "message 3", "message 4", "message 5"), received);
      session.assertEchoes();
    }
  }

  /**
   * {@link Long#MAX_VALUE} allows any number of frames, and requests on top of it do not overflow.
   */
  @Test
  default void unboundedDemandDoesNotOverflow() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.request(Long.MAX_VALUE);
      session.request(Long.MAX_VALUE);
      session.request(1);
      for (int n = 0; n < 100; n++) {
        session.send("message " + n);
        assertEquals(List.of("message " + n), session.messagesOf(session.listener().awaitFrame()));
      }
    }
  }
}
