package dev.sockjs.jmeter.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.testserver.SockJsTestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One JMeter process with 2000 sessions and a heap of 1 GiB. */
@Tag("distributed")
class ManySessionsTest {
  private static final int USERS = 2000;

  /** The first user stays until the last one has come: 72 s of thinking, 40 s of ramp-up. */
  private static final int LOOPS = 24;

  @Test
  void twoThousandSessionsAtATimeInOneGibibyte() throws Exception {
    Path directory = JMeterHome.emptyDirectory("many-sessions");
    Path results = directory.resolve("results.jtl");
    try (SockJsTestServer server = SockJsTestServer.start();
        JMeterProcess jmeter =
            JMeterProcess.start(
                directory,
                List.of("-Xmx1g"),
                List.of(
                    "-n",
                    "-t",
                    JMeterHome.plan("echo.jmx").toString(),
                    "-l",
                    results.toString(),
                    "-Jurl=" + server.uri("/echo"),
                    "-Jtransports=websocket",
                    "-Jusers=" + USERS,
                    "-JrampUp=40",
                    "-Jloops=" + LOOPS,
                    "-Jthink=3000"))) {
      jmeter.awaitWhileRunning("2000 sessions", () -> server.openConnections() >= USERS);
      jmeter.awaitSuccess();
    }
    Jtl jtl = Jtl.read(results);
    jtl.assertAllSucceeded();
    assertEquals(USERS, jtl.count("Connect"));
    assertEquals(USERS * LOOPS, jtl.count("Echo"));
    assertEquals(USERS, jtl.count("Close"));
  }
}
