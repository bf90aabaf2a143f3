package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.CloseEvent;
import dev.sockjs.Headers;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.EscapedText;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/security.md}, in its order. */
final class SecurityExamplesTest {

  private interface Tokens {
    CompletionStage<String> current();
  }

  // begin example
  static SSLContext trusting(KeyStore authorities) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  // end example

  @Test
  void clientTrustsAPrivateAuthority() throws Exception {
    LoopbackTls tls = LoopbackTls.create();
    KeyStore authorities = tls.trustStore();
    // begin example
    SockJsClient client = SockJsClient.builder().sslContext(trusting(authorities)).build();
    // end example
    RecordingListener listener = new RecordingListener();
    try (SockJsTestServer server =
            SockJsTestServer.builder().tls(tls.keyStore(), tls.password()).start();
        client) {
      SockJs sock = client.connect(server.uri("/echo"), listener);
      listener.awaitOpen();
      sock.send("hello");
      assertEquals("hello", listener.awaitMessage());
    }
  }

  @Test
  void everyRequestGetsTheToken() throws Exception {
    Tokens tokens = () -> CompletableFuture.completedFuture("secret");
    // begin example
    SockJsOptions options =
        SockJsOptions.builder()
            .headers(
                kind ->
                    tokens
                        .current()
                        .thenApply(token -> Headers.of("Authorization", "Bearer " + token)))
            .build();
    // end example
    try (ScriptedServer server = ScriptedServer.start();
        SockJsClient client = SockJsClient.create()) {
      client.connect(server.uri("/echo"), options, new RecordingListener());
      assertEquals(
          List.of("Bearer secret"), server.awaitRequest("GET", "/info").headers("Authorization"));
    }
  }

  @Test
  void clientKnowsPublicSuffixes() {
    Set<String> suffixes = Set.of("co.uk");
    // begin example
    SockJsClient client = SockJsClient.builder().publicSuffixes(suffixes::contains).build();
    // end example
    client.close();
  }

  @Test
  void reasonIsEscapedWhereItIsPrinted() {
    CloseEvent event = CloseEvent.of(3000, "two\nlines", true);
    // begin example
    System.out.println(event); // escaped and cut
    System.out.println(EscapedText.of(event.reason())); // the same for the reason alone
    // end example
    assertEquals("two\\u000alines", EscapedText.of(event.reason()));
  }
}
