package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.suite.websocket.ProxySuite;

/** Proxies, on Jetty. */
final class ProxyTest extends ProxySuite {

  ProxyTest() {
    super(JettyUnderTest.TRANSPORTS);
  }
}
