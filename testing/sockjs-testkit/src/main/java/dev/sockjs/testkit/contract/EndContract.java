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
 * Tests that a transport ends once, and that no event follows the end. The tests of all other parts
 * check this too.
 */
interface EndContract extends TransportContractPart {

  /** An undisturbed close ends the transport normally, and no event follows. */
  @Test
  default void closeEndsTransportNormally() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.transport().close(1000, "");
      TransportEnd end = session.awaitEnd();
      assertEquals(EndKind.CLOSED, end.kind(), end::toString);
      run.runOtherSession(run.server().echo());
    }
  }

  /**
   * A close with an application's code and the longest reason, 123 bytes of UTF-8, ends the
   * transport normally, even while frames are requested and messages are on their way.
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
   * The server's close frame is delivered like any other frame; the engine then closes the
   * transport if it is still open. A raw transport has no close frame, so its end has the server's
   * code.
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

  /** A frame longer than the limit ends the transport with 1009 and is not delivered. */
  @Test
  default void tooLongFrameEndsTransportWith1009() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.open(run.request(run.server().echo()).maxFrameLength(5000).build());
      // Not awaited: the transport may end before it reports that the message was sent.
      session.transport().send(List.of(session.encode("x".repeat(5001))));
      session.request(1);
      TransportEnd end = session.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(OptionalInt.of(1009), end.code());
    }
  }

  /** A frame of exactly the maximum length is delivered. */
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

  /** After the end no call throws: a send returns a failed stage, all other calls do nothing. */
  @Test
  default void everyCallIsAllowedAfterEnd() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.transport().close(1000, "");
      session.awaitEnd();

      Transport transport = session.transport();
      session.request(1);
      List<String> late = List.of(session.encode("late"));
      assertTrue(session.failureOf(transport.send(late)).isPresent(), "a send after the end");
      transport.probe();
      transport.abort();
      transport.abort();
      run.runOtherSession(run.server().echo());
      session.listener().assertNoMoreEvents();
    }
  }

  /** A server that stops without a close frame ends the transport. */
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
   * All threads that the transport started end after its factory and the client are closed.
   *
   * @throws InterruptedException if the test is interrupted
   */
  @Test
  default void closedFactoryLeavesNoThreads() throws InterruptedException {
    ContractServer server = server();
    ThreadLeakDetector threads = new ThreadLeakDetector();
    threads.run(
        () -> {
          try (ContractRun<ContractServer> run = ContractRun.of(this, server)) {
            run.open(server.echo()).assertEchoes();
            ContractSession closed = run.open(server.echo());
            closed.transport().close(1000, "");
            closed.awaitEnd();
            run.connect(server.unreachable()).awaitEnd();
          }
        });
    threads.assertAllEnd(timeout());
  }
}
