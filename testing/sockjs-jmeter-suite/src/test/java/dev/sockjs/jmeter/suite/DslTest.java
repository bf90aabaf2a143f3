package dev.sockjs.jmeter.suite;

import static dev.sockjs.jmeter.suite.SockJsDsl.sockJsClose;
import static dev.sockjs.jmeter.suite.SockJsDsl.sockJsConnect;
import static dev.sockjs.jmeter.suite.SockJsDsl.sockJsEcho;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static us.abstracta.jmeter.javadsl.JmeterDsl.forLoopController;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;

import dev.sockjs.testserver.SockJsTestServer;
import org.junit.jupiter.api.Test;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;

/** The example for users of jmeter-java-dsl. */
class DslTest {

  @Test
  void planOfTheDsl() throws Exception {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      TestPlanStats stats =
          testPlan(
                  threadGroup(
                      3,
                      1,
                      sockJsConnect(server.uri("/echo").toString(), "websocket"),
                      forLoopController(4, sockJsEcho("hello")),
                      sockJsClose()))
              .run();
      assertEquals(0, stats.overall().errorsCount());
      assertEquals(12, stats.byLabel("Echo").samplesCount());
      assertEquals(3, stats.byLabel("Close").samplesCount());
    }
  }
}
