package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * How a transport ends: once, with nothing after it. A part of {@link TransportContract}. That
 * nothing comes after the end is watched in all its other parts too.
 */
interface EndContract extends TransportUnderTest {

  /**
   * The server on the other side.
   *
   * @return a new peer
   */
  ContractServer server();

  /** A close that nobody disturbs ends the transport in order, and that is the last of it. */
  @Test
  default void closeEndsTransportNormally() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.transport().close(1000, "");
      TransportEnd end = session.awaitEnd();
      assertEquals(EndKind.CLOSED, end.kind(), end::toString);
      run.letTimePass(run.server().echo());
    }
  }

  /**
   * So does one with an application's code and the longest reason, 123 bytes of UTF-8, with frames
   * requested and messages on their way back.
   */
  @Test
  default void closeWithApplicationCodeEndsTransportNormally() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.send("one");
      session.request(10);
      session.transport().close(4999, "\u20ac".repeat(41));
      TransportEnd end = session.skipToEnd();
      assertEquals(EndKind.CLOSED, end.kind(), end::toString);
    }
  }

  /**
   * The server's close frame is a frame as any other, behind which the engine closes, if the server
   * has not by then. A raw transport has no such frame and tells the server's code with its end.
   */
  @Test
  default void serverCloseIsReported() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.connect(run.server().closing());
      session.awaitOpen();
      if (!session.isRaw()) {
        assertEquals("c[3000,\"Go away!\"]", session.nextFrame());
        session.transport().close(1000, "");
      }
      TransportEnd end = session.awaitEnd();
      assertEquals(EndKind.CLOSED, end.kind(), end::toString);
      assertTrue(end.code().isPresent() || !session.isRaw(), end::toString);
    }
  }

  /** A frame beyond the bound ends the transport with 1009, and is not passed on. */
  @Test
  default void tooLongFrameEndsTransportWith1009() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.open(run.request(run.server().echo()).maxFrameLength(5000).build());
      // The end may overtake the news that the message has left.
      session.transport().send(List.of(session.element("x".repeat(5001))));
      session.request(1);
      TransportEnd end = session.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(OptionalInt.of(1009), end.code());
    }
  }

  /** A frame that just fits is passed on. */
  @Test
  default void longestAllowedFrameIsDelivered() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.open(run.request(run.server().echo()).maxFrameLength(5000).build());
      String message = "x".repeat(5000 - (session.isRaw() ? 0 : "a['']".length()));
      session.send(message);
      session.assertReceives(message);
    }
  }

  /**
   * Whoever calls a transport that has ended meanwhile finds it calm: nothing is thrown, a send
   * fails, the rest does nothing.
   */
  @Test
  default void everyCallIsAllowedAfterEnd() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.transport().close(1000, "");
      session.awaitEnd();

      Transport transport = session.transport();
      session.request(1);
      List<String> late = List.of(session.element("late"));
      assertTrue(session.failureOf(transport.send(late)).isPresent(), "a late send");
      transport.probe();
      transport.abort();
      transport.abort();
      run.letTimePass(run.server().echo());
      session.listener().assertNoMoreEvents();
    }
  }

  /** A server that dies ends the transport, for better or worse. */
  @Test
  default void stoppedServerEndsTransport() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.assertEchoes();
      session.request(100);
      run.server().close();
      TransportEnd end = session.skipToEnd();
      assertTrue(end.phase() == Phase.RECEIVE || end.phase() == Phase.SEND, end::toString);
    }
  }

  /**
   * Whatever threads it takes, on the way and behind, they are gone with the factory and the
   * client.
   *
   * @throws InterruptedException if the test is interrupted
   */
  @Test
  default void closedFactoryLeavesNoThreads() throws InterruptedException {
    ContractServer peer = server();
    ThreadLeakDetector corral = new ThreadLeakDetector();
    corral.run(
        () -> {
          try (ContractRun<ContractServer> run = ContractRun.of(this, peer)) {
            run.open(peer.echo()).assertEchoes();
            ContractSession closed = run.open(peer.echo());
            closed.transport().close(1000, "");
            closed.awaitEnd();
            run.connect(peer.unreachable()).awaitEnd();
          }
        });
    corral.assertEmptyWithin(timeout());
  }
}
