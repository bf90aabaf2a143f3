package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.ProbeSuite;

/** Probes, with a private container of Tyrus. */
final class ProbeTest extends ProbeSuite {

  ProbeTest() {
    super(TyrusUnderTest.PRIVATE);
  }
}
