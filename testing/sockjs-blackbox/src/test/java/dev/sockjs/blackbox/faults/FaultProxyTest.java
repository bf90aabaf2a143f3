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

/** The fault proxy passes bytes unchanged, and applies each kind of fault. */
@Timeout(60)
class FaultProxyTest {
  private static final String REQUEST = "GET /echo HTTP/1.1\r\nHost: here\r\n\r\n";

  private static final String RESPONSE =
      "HTTP/1.1 200 Scripted\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";

  private final ScriptedServer server = ScriptedServer.start();
  private final FaultProxy proxy = FaultProxy.start(server.port());

  @BeforeEach
  void respond() {
    server.on("GET", "/echo", x -> x.respond(200, "text/plain", "hello"));
  }

  @AfterEach
  void close() {
    proxy.close();
    server.close();
  }

  @Test
  void withoutFaultsEveryBytePassesUnchanged() throws Exception {
    try (RawClient client = client()) {
      assertEquals(RESPONSE, client.send(REQUEST).receive(RESPONSE));
      assertEquals(RESPONSE, client.send(REQUEST).receive(RESPONSE));
    }
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
    assertEquals(1, proxy.accepted());
    proxy.awaitNoClients();
  }

  @Test
  void finOfTheServerIsForwarded() throws Exception {
    server.on("GET", "/echo", Exchange::fin);
    try (RawClient client = client()) {
      assertEquals("", client.send(REQUEST).receiveAll());
    }
  }

  @Test
  void resetIsForwardedInBothDirections() throws Exception {
    try (RawClient client = client()) {
      client.send(REQUEST).receive(RESPONSE);
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
  void everyByteArrivesThroughSplitDelayAndThrottle() throws Exception {
    Duration delay = Duration.ofMillis(30);
    proxy.faults(
        FaultInjection.none()
            .toServer(Fault.bytewise())
            .toClient(Fault.delay(delay), Fault.throttle(2000), Fault.bytewise()));
    try (RawClient client = client()) {
      long startNanos = System.nanoTime();
      assertEquals(RESPONSE, client.send(REQUEST).receive(RESPONSE));
      assertTrue(
          System.nanoTime() - startNanos >= delay.toNanos(),
          "the response arrived before the delay");
    }
  }

  @Test
  void finAfterSendsFinAfterThatManyBytes() throws Exception {
    proxy.faults(FaultInjection.none().toClient(Fault.finAfter(40)));
    try (RawClient client = client()) {
      assertEquals(RESPONSE.substring(0, 40), client.send(REQUEST).receiveAll());
    }
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
    proxy.awaitNoClients();
  }

  @Test
  void resetAfterResetsAfterThatManyBytes() throws Exception {
    proxy.faults(FaultInjection.none().toServer(Fault.resetAfter(REQUEST.length() - 1)));
    try (RawClient client = client()) {
      client.send(REQUEST);
      assertThrows(SocketException.class, client::receiveAll);
    }
    assertEquals(0, server.requests().size());
  }

  @Test
  void silenceAfterPassesNothingMoreNotEvenFin() throws Exception {
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
      assertEquals(
          RESPONSE.substring(0, 10), client.send(REQUEST).receive(RESPONSE.substring(0, 10)));
      server.awaitRequest("GET", "/echo");
      socket.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> client.send(REQUEST).receiveAll());
    }
    proxy.awaitNoClients();
    assertEquals(1, server.requests().size());
  }

  @Test
  void finAllAndResetAllEndOpenConnections() throws Exception {
    try (RawClient finished = client();
        RawClient other = client()) {
      // A response proves that the proxy has accepted the connection.
      finished.send(REQUEST).receive(RESPONSE);
      other.send(REQUEST).receive(RESPONSE);
      proxy.finAll();
      assertEquals("", finished.receiveAll());
      assertEquals("", other.receiveAll());
    }
    try (RawClient client = client()) {
      client.send(REQUEST).receive(RESPONSE);
      proxy.resetAll();
      assertThrows(SocketException.class, client::receiveAll);
    }
  }

  @Test
  void everyConnectionCanHaveFaultsOfItsOwn() throws Exception {
    proxy.faults(
        number ->
            number == 1
                ? FaultInjection.none().toClient(Fault.finAfter(0))
                : FaultInjection.none());
    try (RawClient first = client();
        RawClient second = client()) {
      assertEquals("", first.send(REQUEST).receiveAll());
      assertEquals(RESPONSE, second.send(REQUEST).receive(RESPONSE));
    }
  }

  @Test
  void clientIsResetWhenTheServerIsUnreachable() throws Exception {
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closedPort = socket.getLocalPort();
    }
    try (FaultProxy proxyWithoutServer = FaultProxy.start(closedPort);
        RawClient client =
            new RawClient(
                new Socket(InetAddress.getLoopbackAddress(), proxyWithoutServer.port()))) {
      assertThrows(SocketException.class, client::receiveAll);
    }
  }

  @Test
  void endTwiceSendsFinThenReset() throws Exception {
    proxy.faults(FaultInjection.none().toClient(Fault.finThenReset()));
    server.on("GET", "/echo", Exchange::fin);
    try (RawClient client = client()) {
      client.send(REQUEST);
      assertThrows(SocketException.class, () -> sendUntilReset(client));
    }
  }

  @Test
  void throttleOfZeroIsRejected() {
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
