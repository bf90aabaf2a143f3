package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.EndSuite;

/** The ways in which either side ends a connection, on Jetty. */
final class EndTest extends EndSuite {

  EndTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
