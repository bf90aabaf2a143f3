package dev.sockjs.testserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SockJsTestServerTest {
  @Test
  void urlsAreOnLoopbackAddress() {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      assertTrue(server.port() > 0);
      assertEquals(URI.create("http://127.0.0.1:" + server.port() + "/echo"), server.uri("/echo"));
    }
  }

  @Test
  void portInUseIsRejected() {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      IllegalStateException exception =
          assertThrows(IllegalStateException.class, () -> SockJsTestServer.start(server.port()));
      assertEquals("Cannot listen on 127.0.0.1:" + server.port(), exception.getMessage());
      assertInstanceOf(BindException.class, exception.getCause());
    }
  }

  @Test
  void invalidSettingsAreRejected() {
    SockJsTestServerBuilder builder = SockJsTestServer.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.port(-1));
    assertThrows(IllegalArgumentException.class, () -> builder.port(65_536));
    assertThrows(
        IllegalArgumentException.class, () -> builder.heartbeat(Duration.ofNanos(999_999)));
    assertThrows(IllegalArgumentException.class, () -> builder.echoResponseLimit(0));
    assertThrows(IllegalArgumentException.class, () -> builder.receiveBuffer(0));
  }

  @Test
  void serverSupportsTls() throws Exception {
    LoopbackTls tls = LoopbackTls.create();
    try (SockJsTestServer server =
        SockJsTestServer.builder().tls(tls.keyStore(), tls.password()).start()) {
      assertEquals("https", server.uri("/echo").getScheme());
      Client client = new Client(server.uri("/echo"), tls.client());
      assertEquals("o\n", client.poll());
      client.session().close();
    }
  }

  @Test
  void serverAcceptsOnlyTrustedClientCertificates() throws Exception {
    LoopbackTls tls = LoopbackTls.create();
    LoopbackTls trusted = LoopbackTls.create();
    try (SockJsTestServer server =
        SockJsTestServer.builder()
            .tls(tls.keyStore(), tls.password())
            .clientCertificates(trusted.trustStore())
            .start()) {
      Client client = new Client(server.uri("/echo"), tls.client(trusted));
      assertEquals("o\n", client.poll());
      client.session().close();
      assertThrows(IOException.class, new Client(server.uri("/echo"), tls.client())::poll);
    }
  }

  @Test
  void heartbeatIntervalIsConfigurable() throws Exception {
    try (SockJsTestServer server =
        SockJsTestServer.builder().heartbeat(Duration.ofMillis(50)).start()) {
      Client client = new Client(server.uri("/echo"));
      assertEquals("o\n", client.poll());
      assertEquals("h\n", client.poll());
    }
  }

  @Test
  void responseLimitOfEchoIsConfigurable() throws Exception {
    try (SockJsTestServer server = SockJsTestServer.builder().echoResponseLimit(2).start()) {
      Client client = new Client(server.uri("/echo"));
      String response = client.stream();
      assertEquals("h".repeat(2048) + "\no\n", response);
    }
  }

  @Test
  void closeLeavesNoThreadsAndNoOpenPort() throws Exception {
    Set<Thread> before = vertxThreads();
    SockJsTestServer server = SockJsTestServer.start();
    Client client = new Client(server.uri("/ticker"));
    client.session();
    assertEquals("o\n", client.poll());
    Set<Thread> during = vertxThreads();
    during.removeAll(before);
    assertFalse(during.isEmpty());
    assertTrue(during.stream().allMatch(Thread::isDaemon), during::toString);
    server.close();
    server.close();
    for (Thread thread : during) {
      thread.join(10_000);
      assertFalse(thread.isAlive(), thread::toString);
    }
    assertThrows(ConnectException.class, () -> client.get("/info"));
  }

  @Test
  void closeEndsSessionsWithoutCloseFrame() throws Exception {
    SockJsTestServer server = SockJsTestServer.start();
    Client.Socket socket = new Client(server.uri("/echo")).session();
    server.close();
    assertEquals("CLOSE 1000 ", socket.next());
  }

  private static Set<Thread> vertxThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("vert"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
