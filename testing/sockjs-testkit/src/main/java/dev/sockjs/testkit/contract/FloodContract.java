package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Tests of back-pressure: the server sends faster than the client reads. */
public interface FloodContract extends TransportUnderTest {

  /**
   * Creates the server that the transport connects to. The test closes it.
   *
   * @return a new server
   */
  ContractServer.Flooding server();

  /**
   * A flood that exceeds every buffer arrives complete, and each frame only after it was requested.
   */
  @Test
  default void floodArrivesCompleteAndOnlyAsRequested() {
    int count = 4000;
    int length = 4000;
    try (ContractRun<ContractServer.Flooding> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().flooding());
      session.send("go " + count + " " + length);
      run.runOtherSession(run.server().echo());
      session.listener().assertNoMoreEvents();
      for (int n = 0; n < count; n++) {
        assertEquals(length, session.receive().length());
      }
    }
  }

  /** A session can be aborted in the middle of a flood. */
  @Test
  default void floodCanBeAborted() {
    try (ContractRun<ContractServer.Flooding> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().flooding());
      session.send("go 4000 4000");
      session.receive();
      session.abort();
      run.runOtherSession(run.server().echo());
    }
  }
}
