package dev.sockjs.testkit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.fixtures.RawClient;
import dev.sockjs.testkit.tls.LoopbackAuthority;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScriptedTlsTest {
  private static LoopbackTls tls;

  private final ScriptedServer server =
      ScriptedServer.start(tls.server())
          .on("GET", "/info", x -> x.respond(200, "application/json", "{}"));

  @BeforeAll
  static void createKey() {
    tls = LoopbackTls.create();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void clientGetsResponse() throws Exception {
    assertEquals("{}", info(server, tls.client()));
  }

  @Test
  void otherClientDoesNotTrustServer() {
    SSLContext other = LoopbackTls.create().client();
    assertThrows(SSLHandshakeException.class, () -> info(server, other));
  }

  @Test
  void certificateForAnotherHostIsRejected() {
    LoopbackTls elsewhere = LoopbackTls.create("dns:elsewhere.invalid");
    try (ScriptedServer impostor = ScriptedServer.start(elsewhere.server())) {
      assertThrows(SSLHandshakeException.class, () -> info(impostor, elsewhere.client()));
    }
  }

  @Test
  void oneClientTrustsAllValidCertificatesOfAuthority() throws Exception {
    LoopbackAuthority authority = LoopbackAuthority.create();
    SSLContext trusting = authority.issue().client();
    try (ScriptedServer issued = start(authority.issue())) {
      assertEquals("{}", info(issued, trusting));
    }
    for (LoopbackTls invalid :
        List.of(authority.issue("dns:elsewhere.invalid"), authority.issueExpired())) {
      try (ScriptedServer impostor = start(invalid)) {
        assertThrows(SSLHandshakeException.class, () -> info(impostor, trusting));
      }
    }
  }

  private static ScriptedServer start(LoopbackTls key) {
    return ScriptedServer.start(key.server())
        .on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
  }

  @Test
  void finEndsTlsInOrder() throws Exception {
    server.on("GET", "/fin", x -> x.raw("bytes").fin());
    try (RawClient client = connect()) {
      assertEquals("bytes", client.send("GET /fin HTTP/1.1\r\n\r\n").receiveAll());
    }
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
  }

  @Test
  void resetSendsRstBelowTls() throws Exception {
    server.on("GET", "/reset", x -> x.raw("bytes").reset());
    try (RawClient client = connect()) {
      client.send("GET /reset HTTP/1.1\r\n\r\n");
      assertThrows(SocketException.class, client::receiveAll);
    }
  }

  @Test
  void namesThatKeytoolRejectsThrow() {
    assertThrows(RuntimeException.class, () -> LoopbackTls.create("nonsense"));
  }

  private RawClient connect() throws IOException {
    return new RawClient(tls.client().getSocketFactory().createSocket("127.0.0.1", server.port()));
  }

  private static String info(ScriptedServer server, SSLContext tls) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
    HttpRequest request = HttpRequest.newBuilder(server.uri("/info")).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }
}
