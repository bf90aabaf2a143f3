package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tests that a transport delivers only as many frames as were requested. The tests of all other
 * parts check this too.
 */
interface DemandContract extends TransportContractPart {

  /** Even {@code o} must be requested. */
  @Test
  default void noFrameIsDeliveredBeforeRequest() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.connect(run.server().echo());
      session.listener().awaitConnected();
      run.runOtherSession(run.server().echo());
      session.listener().assertNoMoreEvents();
      session.request(1);
    }
  }

  /** Frames that arrive in a burst are held until they are requested one by one; none is lost. */
  @Test
  default void burstWaitsForRequests() {
    List<String> burst = IntStream.range(0, 2000).mapToObj(n -> "burst message " + n).toList();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.send(burst);
      run.runOtherSession(run.server().echo());
      session.listener().assertNoMoreEvents();
      session.assertReceives(burst);
    }
  }

  /** Requests add up, even if frames of an earlier request have not arrived yet. */
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

  /** {@link Long#MAX_VALUE} requests any number of frames; further requests do not overflow it. */
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
