package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

/** Connections that fail before a request is sent. */
class ConnectFailureTest {

  @Test
  void refusedConnectionFailsInPhaseConnect() throws IOException {
    TransportEnd end = end(TestClientContext.create(), "http://127.0.0.1:" + closedPort());

    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(Phase.CONNECT, end.phase());
    assertInstanceOf(ConnectException.class, end.cause().orElseThrow());
  }

  @Test
  void unknownHostFailsInPhaseConnect() {
    TransportEnd end = end(TestClientContext.create(), "http://unknown.invalid");

    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(Phase.CONNECT, end.phase());
    assertInstanceOf(UnknownHostException.class, end.cause().orElseThrow());
  }

  @Test
  void untrustedCertificateFailsInPhaseTls() {
    try (ScriptedServer server = ScriptedServer.start(LoopbackTls.create().server())) {
      TransportEnd end = end(TestClientContext.create(), server.uri("").toString());

      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.TLS, end.phase());
      assertInstanceOf(SSLHandshakeException.class, end.cause().orElseThrow());
    }
  }

  @Test
  void certificateForAnotherHostFailsInPhaseTls() {
    LoopbackTls tls = LoopbackTls.create("dns:other.invalid");
    try (ScriptedServer server = ScriptedServer.start(tls.server())) {
      TransportEnd end =
          end(
              TestClientContext.builder().sslContext(tls.client()).build(),
              server.uri("").toString());

      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.TLS, end.phase());
    }
  }

  @Test
  void tlsSettingsOfTheClientAreUsed() throws Exception {
    LoopbackTls tls = LoopbackTls.create();
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"});
    try (ScriptedServer server = ScriptedServer.start(tls.server());
        TestClientContext client =
            TestClientContext.builder().sslContext(tls.client()).sslParameters(parameters).build();
        TestConnection connection =
            TestConnection.open(
                client,
                TestTransportRequest.to(
                        server
                            .on("POST", "/xhr", x -> x.respond(200, "text/plain", "o\n"))
                            .uri("/echo"))
                    .build())) {
      connection.expectOpen();
    }
  }

  @Test
  void tlsWithoutCommonCipherSuiteFailsInPhaseTls() throws Exception {
    LoopbackTls tls = LoopbackTls.create();
    SSLParameters parameters = new SSLParameters();
    parameters.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
    parameters.setProtocols(new String[] {"TLSv1.2"});
    try (ScriptedServer server = ScriptedServer.start(tls.server())) {
      TransportEnd end =
          end(
              TestClientContext.builder()
                  .sslContext(tls.client())
                  .sslParameters(parameters)
                  .build(),
              server.uri("").toString());

      assertEquals(Phase.TLS, end.phase());
    }
  }

  private static TransportEnd end(TestClientContext client, String url) {
    try (client;
        TestConnection connection =
            TestConnection.open(
                client, TestTransportRequest.to(URI.create(url + "/echo")).build())) {
      return connection.expectEnd();
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
