package dev.sockjs.blackbox.documents;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackAuthority;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Provokes failed TLS handshakes. */
final class ProvokedTls {

  private static final LoopbackAuthority AUTHORITY = LoopbackAuthority.create();
  private static final LoopbackTls GOOD = AUTHORITY.issue();

  private ProvokedTls() {}

  static List<ProvokedEnd> ends() {
    LoopbackTls otherName = AUTHORITY.issue("dns:other.invalid");
    return List.of(
        connect(LoopbackAuthority.create().issue(), "127.0.0.1"),
        serverThatTheJvmDoesNotTrust(),
        connect(otherName, "127.0.0.1"),
        connect(otherName, "localhost"),
        connect(AUTHORITY.issueExpired(), "127.0.0.1"),
        serverWithoutTls(),
        serverThatWantsACertificate());
  }

  private static ProvokedEnd connect(LoopbackTls tls, String host) {
    try (ScriptedServer server = ScriptedServer.start(tls.server())) {
      return end(GOOD.client(), URI.create("https://" + host + ":" + server.port() + "/echo"));
    }
  }

  private static ProvokedEnd serverThatTheJvmDoesNotTrust() {
    try (ScriptedServer server = ScriptedServer.start(GOOD.server())) {
      return end(SSLContext.getDefault(), server.uri("/echo"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProvokedEnd serverWithoutTls() {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      return end(GOOD.client(), URI.create("https://127.0.0.1:" + server.port() + "/echo"));
    }
  }

  private static ProvokedEnd serverThatWantsACertificate() {
    try (SockJsTestServer server =
        SockJsTestServer.builder()
            .tls(GOOD.keyStore(), GOOD.password())
            .clientCertificates(GOOD.trustStore())
            .start()) {
      return end(GOOD.client(), server.uri("/echo"));
    }
  }

  private static ProvokedEnd end(SSLContext context, URI url) {
    return ProvokedEnd.of(
        SockJsClient.builder().sslContext(context),
        url,
        SockJsOptions.builder().infoTimeout(Duration.ofSeconds(30)),
        sock -> {});
  }
}
