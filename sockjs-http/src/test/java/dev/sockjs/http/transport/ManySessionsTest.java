package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testserver.SockJsTestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sessions of one client share few threads and do not wait for each other's connections. */
class ManySessionsTest {

  private static final int SESSIONS = 1000;

  @Test
  void thousandSessionsToOneHostNeedFewDaemonThreads() throws Exception {
    try (SockJsTestServer server = SockJsTestServer.start();
        TestClientContext client = TestClientContext.create()) {
      List<TestConnection> connections = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        connections.add(
            TestConnection.open(
                TestConnection.STREAMING,
                client,
                TestTransportRequest.to(server.uri("/echo")).build()));
      }
      for (TestConnection connection : connections) {
        connection.expectConnected();
        connection.allow(2);
        connection.expectFrame(); // the prelude
        assertEquals("o", connection.expectFrame());
      }
      for (TestConnection connection : connections) {
        connection.send("\"x\"").get(20, TimeUnit.SECONDS);
        connection.expectFrames("a[\"x\"]");
      }

      List<Thread> threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("sockjs-http"))
              .toList();
      assertTrue(threads.size() <= 5, threads::toString);
      assertTrue(threads.stream().allMatch(Thread::isDaemon), threads::toString);
      connections.forEach(TestConnection::close);
    }
  }
}
