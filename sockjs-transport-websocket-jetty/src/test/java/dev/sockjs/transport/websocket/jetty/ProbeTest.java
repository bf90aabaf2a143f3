package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.ProbeSuite;

/** Probes, on Jetty. */
final class ProbeTest extends ProbeSuite {

  ProbeTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
