package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJsOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The times that a connection gets from the timeouts of the samplers. */
class ConnectOptionsTest extends JMeterFixture {

  private static SockJsOptions options(String transports, int timeoutSeconds) {
    SockJsConnectSampler connect = new SockJsConnectSampler();
    connect.setTransports(transports);
    return connect.options(
        Duration.ofSeconds(timeoutSeconds),
        new ManagedHeaders(null),
        new Connection("default", false, 1, false, null));
  }

  @Test
  void singleTransportHasTheWholeTimeout() {
    assertEquals(Duration.ofSeconds(60), options("websocket", 60).timeout());
  }

  @Test
  void transportsWithOthersHaveTheDefault() {
    assertEquals(SockJsOptions.DEFAULT_TIMEOUT, options("websocket, xhr-polling", 60).timeout());
    assertEquals(SockJsOptions.DEFAULT_TIMEOUT, options("", 60).timeout());
  }

  @Test
  void closeMayTakeAsLongAsItsSamplerWaits() {
    assertEquals(SockJsSampler.DEFAULT_TIMEOUT, options("", 60).closeLinger());
  }
}
