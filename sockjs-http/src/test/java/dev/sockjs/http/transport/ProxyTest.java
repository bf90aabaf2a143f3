package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.ProxySettings;
import dev.sockjs.fixtures.TunnelProxy;
import dev.sockjs.http.JettyInfoRequester;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All requests go through the client's proxy, or none do. */
class ProxyTest {

  private static final String CREDENTIALS = "Basic dTpwdw=="; // u:pw

  @Test
  void plainRequestsAreSentToTheProxyWithItsCredentials() throws Exception {
    try (ScriptedServer proxy = withOpenFrame(ScriptedServer.start());
        TestClientContext client = client(ProxySettings.Type.HTTP, proxy.port());
        TestConnection connection = connect(client, "http://unknown.invalid/echo?t=1")) {
      connection.expectOpen();

      RecordedRequest request = proxy.awaitRequest("POST", "/xhr");
      assertEquals("http://unknown.invalid/echo/000/session/xhr?t=1", request.target());
      assertEquals(List.of(CREDENTIALS), request.headers("Proxy-Authorization"));
      assertEquals(List.of("unknown.invalid"), request.headers("Host"));
    }
  }

  /** tinyproxy closes the connection after every response without announcing it. */
  @Test
  void connectionsToForwardingProxyAreNotReused() throws Exception {
    try (ScriptedServer proxy = withOpenFrame(ScriptedServer.start());
        TestClientContext client = client(ProxySettings.Type.HTTP, proxy.port());
        TestConnection connection = connect(client, "http://unknown.invalid/echo")) {
      proxy.on("POST", "/xhr_send", x -> x.respond(204));
      connection.expectOpen();
      connection.transport().send(List.of("\"a\"")).toCompletableFuture().join();

      RecordedRequest request = proxy.awaitRequest("POST", "/xhr_send");
      assertEquals(List.of("close"), request.headers("Connection"));
    }
  }

  @Test
  void tlsGoesThroughTunnelAndTheServerDoesNotSeeTheCredentials() throws Exception {
    LoopbackTls tls = LoopbackTls.create("dns:unknown.invalid");
    try (ScriptedServer server = withOpenFrame(ScriptedServer.start(tls.server()));
        TunnelProxy proxy = TunnelProxy.http(server.port());
        TestClientContext client =
            TestClientContext.builder()
                .sslContext(tls.client())
                .proxy(settings(ProxySettings.Type.HTTP, proxy.port()))
                .build();
        TestConnection connection = connect(client, "https://unknown.invalid/echo")) {
      connection.expectOpen();

      assertEquals(
          List.of(
              "CONNECT unknown.invalid:443 HTTP/1.1 | Host: unknown.invalid:443"
                  + " | Proxy-Authorization: "
                  + CREDENTIALS),
          proxy.targets());
      RecordedRequest request = server.awaitRequest("POST", "/xhr");
      assertEquals("/echo/000/session/xhr", request.target());
      assertFalse(request.header("Proxy-Authorization").isPresent());
    }
  }

  @Test
  void connectsThroughSocks4() {
    try (ScriptedServer server = withOpenFrame(ScriptedServer.start());
        TunnelProxy proxy = TunnelProxy.socks4(server.port());
        TestClientContext client = client(ProxySettings.Type.SOCKS4, proxy.port())) {
      try (TestConnection connection = connect(client, "http://unknown.invalid:81/echo")) {
        connection.expectOpen();
      }
      try (TestConnection connection = connect(client, "http://192.0.2.200/echo")) {
        connection.expectOpen();
      }
      assertEquals(List.of("unknown.invalid:81", "192.0.2.200:80"), proxy.targets());
    }
  }

  @Test
  void connectsThroughSocks5WithCredentials() {
    try (ScriptedServer server = withOpenFrame(ScriptedServer.start());
        TunnelProxy proxy = TunnelProxy.socks5(server.port());
        TestClientContext client = client(ProxySettings.Type.SOCKS5, proxy.port())) {
      try (TestConnection connection = connect(client, "http://unknown.invalid:81/echo")) {
        connection.expectOpen();
      }
      try (TestConnection connection = connect(client, "http://192.0.2.200/echo")) {
        connection.expectOpen();
      }
      assertEquals(List.of("u:pw@unknown.invalid:81", "u:pw@192.0.2.200:80"), proxy.targets());
    }
  }

  @Test
  void infoRequestGoesThroughTheProxy() {
    try (ScriptedServer proxy = ScriptedServer.start();
        TestClientContext client = client(ProxySettings.Type.HTTP, proxy.port())) {
      proxy.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));

      assertEquals(
          "{}",
          new JettyInfoRequester()
              .request(client, URI.create("http://unknown.invalid/echo/info"), Headers.empty())
              .join()
              .body());
    }
  }

  @Test
  void exceptedHostsAreReachedDirectly() throws Exception {
    try (ScriptedServer server = withOpenFrame(ScriptedServer.start());
        TestClientContext client =
            TestClientContext.builder()
                .proxy(
                    ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", closedPort())
                        .withNoProxy("127.0.0.1"))
                .build();
        TestConnection connection = connect(client, server.uri("/echo").toString())) {
      connection.expectOpen();
    }
  }

  /** tinyproxy responds with 401 to wrong credentials. */
  @ParameterizedTest
  @CsvSource({
    "407, http://unknown.invalid/echo",
    "407, https://unknown.invalid/echo",
    "401, https://unknown.invalid/echo",
  })
  void refusedCredentialsAreReportedWithTheStatus(int status, String url) {
    try (ScriptedServer proxy = ScriptedServer.start();
        TestClientContext client = client(ProxySettings.Type.HTTP, proxy.port())) {
      proxy.on("CONNECT", Pattern.compile(".*"), x -> x.respond(status));
      proxy.on("POST", "/xhr", x -> x.respond(status));
      proxy.on("GET", "/info", x -> x.respond(status));
      assertEquals(
          status,
          new JettyInfoRequester()
              .request(client, URI.create(url + "/info"), Headers.empty())
              .join()
              .status());
      try (TestConnection connection = connect(client, url)) {
        TransportEnd end = connection.expectEnd();
        assertEquals(EndKind.FAILED, end.kind());
        assertEquals(Phase.PROXY, end.phase());
        assertEquals(OptionalInt.of(status), end.status());
      }
    }
  }

  @Test
  void refusedTunnelIsReportedWithTheStatus() {
    try (ScriptedServer proxy = ScriptedServer.start();
        TestClientContext client = client(ProxySettings.Type.HTTP, proxy.port())) {
      proxy.on("CONNECT", Pattern.compile(".*"), x -> x.respond(502));
      try (TestConnection connection = connect(client, "https://unknown.invalid/echo?t=1")) {
        TransportEnd end = connection.expectEnd();
        assertEquals(EndKind.FAILED, end.kind());
        assertEquals(Phase.PROXY, end.phase());
        assertEquals(OptionalInt.of(502), end.status());
        assertEquals("The proxy responded with status 502", end.cause().orElseThrow().getMessage());
      }
    }
  }

  @Test
  void unreachableProxyFailsInPhaseProxy() throws Exception {
    try (TestClientContext client = client(ProxySettings.Type.SOCKS5, closedPort());
        TestConnection connection = connect(client, "http://unknown.invalid/echo")) {
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.PROXY, end.phase());
      assertInstanceOf(ConnectException.class, end.cause().orElseThrow());
    }
  }

  private static ScriptedServer withOpenFrame(ScriptedServer server) {
    return server.on(
        "POST",
        "/xhr",
        x -> {
          x.chunked(200, "text/plain").chunk("o\n");
          x.silence();
        });
  }

  private static ProxySettings settings(ProxySettings.Type type, int port) {
    return ProxySettings.of(type, "127.0.0.1", port).withCredentials("u", "pw");
  }

  private static TestClientContext client(ProxySettings.Type type, int port) {
    return TestClientContext.builder().proxy(settings(type, port)).build();
  }

  private static TestConnection connect(TestClientContext client, String url) {
    return TestConnection.open(
        client, TestTransportRequest.to(URI.create(url)).ids("000", "session").build());
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
