package dev.sockjs.transport.websocket.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The build chooses the version of Jetty that these tests run on. */
final class JettyVersionTest {

  @Test
  @EnabledIfSystemProperty(named = "sockjs.tested-jetty", matches = ".+")
  void testsRunOnTheChosenVersion() {
    assertEquals(System.getProperty("sockjs.tested-jetty"), Jetty.VERSION);
  }
}
