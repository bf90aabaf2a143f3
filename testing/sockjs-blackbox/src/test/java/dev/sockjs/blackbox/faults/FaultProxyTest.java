package dev.sockjs.blackbox.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.fixtures.Fault;
import dev.sockjs.fixtures.FaultInjection;
import dev.sockjs.fixtures.FaultProxy;
import dev.sockjs.fixtures.RawClient;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.PeerEnd;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultProxyTest {
  private static final String REQUEST = "GET /echo HTTP/1.1\r\nHost: here\r\n\r\n";

  private static final String ANSWER =
      "HTTP/1.1 200 Scripted\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";

  private final ScriptedServer server = ScriptedServer.start();
  private final FaultProxy proxy = FaultProxy.start(server.port());

  @BeforeEach
  void answer() {
    server.on("GET", "/echo", x -> x.respond(200, "text/plain", "hello"));
  }

  @AfterEach
  void close() {
    proxy.close();
    server.close();
  }

  @Test
  void without_faults_everything_passes_as_it_is() throws Exception {
    try (RawClient client = client()) {
      assertEquals(ANSWER, client.send(REQUEST).receive(ANSWER));
      assertEquals(ANSWER, client.send(REQUEST).receive(ANSWER));
    }
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
    assertEquals(1, proxy.accepted());
    proxy.awaitNoClients();
  }

  @Test
  void the_end_of_the_server_is_passed_on() throws Exception {
    server.on("GET", "/echo", Exchange::fin);
    try (RawClient client = client()) {
      assertEquals("", client.send(REQUEST).receiveAll());
    }
  }

  @Test
  void a_reset_is_passed_on_as_a_reset_either_way() throws Exception {
    try (RawClient client = client()) {
      client.send(REQUEST).receive(ANSWER);
      client.reset();
    }
    assertEquals(PeerEnd.RESET, server.awaitPeerEnd(1));
    server.on("GET", "/echo", Exchange::reset);
    try (RawClient client = client()) {
      client.send(REQUEST);
      assertThrows(SocketException.class, client::receiveAll);
    }
  }

  @Test
  void every_byte_arrives_when_each_is_written_by_itself_late_and_over_a_narrow_line()
      throws Exception {
    Duration delay = Duration.ofMillis(30);
    proxy.faults(
        FaultInjection.none()
            .toServer(Fault.bytewise())
            .toClient(Fault.delay(delay), Fault.throttle(2000), Fault.bytewise()));
    try (RawClient client = client()) {
      long startNanos = System.nanoTime();
      assertEquals(ANSWER, client.send(REQUEST).receive(ANSWER));
      assertTrue(System.nanoTime() - startNanos >= delay.toNanos(), "it came too early");
    }
  }

  @Test
  void a_connection_ends_behind_the_last_good_byte() throws Exception {
    proxy.faults(FaultInjection.none().toClient(Fault.finAfter(40)));
    try (RawClient client = client()) {
      assertEquals(ANSWER.substring(0, 40), client.send(REQUEST).receiveAll());
    }
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
    proxy.awaitNoClients();
  }

  @Test
  void a_connection_is_reset_behind_the_last_good_byte() throws Exception {
    proxy.faults(FaultInjection.none().toServer(Fault.resetAfter(REQUEST.length() - 1)));
    try (RawClient client = client()) {
      client.send(REQUEST);
      assertThrows(SocketException.class, client::receiveAll);
    }
    assertEquals(0, server.requests().size());
  }

  @Test
  void a_black_hole_passes_nothing_and_no_end() throws Exception {
    proxy.faults(FaultInjection.none().toClient(Fault.silenceAfter(10)));
    server.on(
        "GET",
        "/echo",
        x -> {
          x.respond(200, "text/plain", "hello");
          x.fin();
        });
    try (Socket socket = socket();
        RawClient client = new RawClient(socket)) {
      assertEquals(ANSWER.substring(0, 10), client.send(REQUEST).receive(ANSWER.substring(0, 10)));
      server.awaitRequest("GET", "/echo");
      socket.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> client.send(REQUEST).receiveAll());
    }
    proxy.awaitNoClients();
    assertEquals(1, server.requests().size());
  }

  @Test
  void open_connections_are_spoilt_at_once() throws Exception {
    try (RawClient ended = client();
        RawClient cut = client()) {
      ended.send(REQUEST).receive(ANSWER);
      proxy.finAll();
      assertEquals("", ended.receiveAll());
      cut.send(REQUEST);
      assertEquals("", cut.receiveAll());
    }
    try (RawClient client = client()) {
      client.send(REQUEST).receive(ANSWER);
      proxy.resetAll();
      assertThrows(SocketException.class, client::receiveAll);
    }
  }

  @Test
  void faults_may_differ_from_one_connection_to_the_next() throws Exception {
    proxy.faults(
        number ->
            number == 1
                ? FaultInjection.none().toClient(Fault.finAfter(0))
                : FaultInjection.none());
    try (RawClient first = client();
        RawClient second = client()) {
      assertEquals("", first.send(REQUEST).receiveAll());
      assertEquals(ANSWER, second.send(REQUEST).receive(ANSWER));
    }
  }

  @Test
  void without_a_server_a_client_is_reset() throws Exception {
    int nobody;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = taken.getLocalPort();
    }
    try (FaultProxy lost = FaultProxy.start(nobody);
        RawClient client =
            new RawClient(new Socket(InetAddress.getLoopbackAddress(), lost.port()))) {
      assertThrows(SocketException.class, client::receiveAll);
    }
  }

  @Test
  void an_end_can_be_told_twice() throws Exception {
    proxy.faults(FaultInjection.none().toClient(Fault.finThenReset()));
    server.on("GET", "/echo", Exchange::fin);
    try (RawClient client = client()) {
      client.send(REQUEST);
      assertThrows(SocketException.class, () -> sendUntilReset(client));
    }
  }

  @Test
  void a_rate_that_passes_nothing_is_refused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Fault.throttle(0));
    assertEquals("Bytes per second must be positive, but was 0", e.getMessage());
  }

  private static void sendUntilReset(RawClient client) throws IOException {
    while (true) {
      client.send(REQUEST);
    }
  }

  private RawClient client() throws IOException {
    return new RawClient(socket());
  }

  private Socket socket() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }
}
