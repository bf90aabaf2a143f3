package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sockjs.spi.EndKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of how a transport sends and receives messages. */
interface TrafficContract extends TransportContractPart {

  /**
   * No message is lost, duplicated or reordered, however many responses carry them, if frames are
   * requested one at a time.
   */
  @Test
  default void manyMessagesComeBackInOrder() {
    List<String> messages = IntStream.range(0, 1500).mapToObj(n -> "message " + n).toList();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.send(messages);
      session.assertReceives(messages);
      session.assertEchoes();
    }
  }

  /** Each message is sent after the echo of the previous one. */
  @Test
  default void messagesGoBackAndForth() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      for (int n = 0; n < 200; n++) {
        session.send("message " + n);
        session.assertReceives("message " + n);
      }
    }
  }

  /** Text is sent as UTF-8, and characters with a meaning in some envelope are escaped. */
  @Test
  default void everyCharacterIsPreserved() {
    List<String> messages =
        List.of(
            " \t\r\n\u0000\u001f\u007f\u0080\u009f",
            "\"quotes\" and \\backslashes\\ and / and \\u0041",
            "a=b&c=d%20%25+e;f <script>alert('!')</script>",
            "data: x\r\n\r\nid: y",
            "o",
            "h",
            "c[3000,\"Go away!\"]",
            "\u00e4\u00f6\u00fc \u20ac \u4e16\u754c \ud83d\ude00",
            "\u200c\u200f\u2028\u2029\u202f\u2060\u206f\ufeff\ufff0\ufffd\uffff");
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.send(messages);
      session.assertReceives(messages);
    }
  }

  /** A message longer than a batch is sent as a batch of its own, and comes back in one frame. */
  @Test
  default void messageLongerThanBatchIsSentAlone() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      String message = "x".repeat(session.transport().maxBatchLength() + 1);
      session.send(message);
      session.assertReceives(message);
      session.assertEchoes();
    }
  }

  /**
   * A listener may call the transport on the thread that calls the listener: it may request, send
   * and close while it handles a frame, and send again when a send completes.
   */
  @Test
  default void transportMayBeCalledFromItsCallbacks() {
    List<String> messages = IntStream.range(0, 100).mapToObj(n -> "message " + n).toList();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      PingPong pingPong = new PingPong(messages);
      ContractSession session =
          run.connect(run.request(run.server().echo()).build(), pingPong::frame);
      pingPong.start(session);
      assertEquals(EndKind.CLOSED, session.skipToEnd().kind());
      assertEquals(messages, pingPong.received());
    }
  }

  /** A probe brings a sign of life: the engine ends a session whose probes bring none. */
  @Test
  default void probeBringsActivity() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.assertEchoes();
      assumeTrue(session.transport().canProbe(), "The protocol has nothing to probe with");
      int known = session.listener().activityCount();
      session.transport().probe();
      session.listener().awaitActivity(known);
    }
  }

  /** A probe loses no message and adds none. */
  @Test
  default void probeDoesNotDisturbSession() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.transport().probe();
      session.assertEchoes();
      session.transport().probe();
      session.assertEchoes();
    }
  }
}
