package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How a transport stands a server that sends faster than anyone reads. */
public interface FloodContract extends TransportUnderTest {

  /**
   * The server on the other side.
   *
   * @return a new peer
   */
  ContractServer.Flooding server();

  /** More than sockets and transports have room for comes whole, requested frame by frame. */
  @Test
  default void floodArrivesCompleteAndOnlyAsRequested() {
    int count = 4000;
    int length = 4000;
    try (ContractRun<ContractServer.Flooding> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().flooding());
      session.send("go " + count + " " + length);
      run.letTimePass(run.server().echo());
      session.listener().assertNoMoreEvents();
      for (int n = 0; n < count; n++) {
        assertEquals(length, session.receive().length());
      }
    }
  }

  /** A session can be given up with a flood under way. */
  @Test
  default void floodCanBeAborted() {
    try (ContractRun<ContractServer.Flooding> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().flooding());
      session.send("go 4000 4000");
      session.receive();
      session.abort();
      run.letTimePass(run.server().echo());
    }
  }
}
