package dev.sockjs.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.Headers;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackAuthority;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

class JdkInfoRequesterTlsTest {

  private static final String INFO = "{\"websocket\":true}";

  private final LoopbackTls tls = LoopbackTls.create();

  private static Throwable failure(CompletableFuture<?> request) {
    return assertThrows(ExecutionException.class, () -> request.get(20, TimeUnit.SECONDS))
        .getCause();
  }

  private CompletableFuture<InfoResponse> request(TestClientContext context, LoopbackTls presented)
      throws Exception {
    try (context;
        ScriptedServer secure =
            ScriptedServer.start(presented.server())
                .on("GET", "/info", x -> x.respond(200, "application/json", INFO))) {
      CompletableFuture<InfoResponse> request =
          new JdkInfoRequester().request(context, secure.uri("/info"), Headers.empty());
      request.handle((info, failure) -> "done").get(20, TimeUnit.SECONDS);
      return request;
    }
  }

  @Test
  void authorityOfTheClientsContextIsTrusted() throws Exception {
    TestClientContext own = TestClientContext.builder().sslContext(tls.client()).build();
    assertEquals(INFO, request(own, tls).get().body());
  }

  @Test
  void unknownAuthorityIsRejected() throws Exception {
    assertInstanceOf(SSLException.class, failure(request(TestClientContext.create(), tls)));
  }

  @Test
  void certificateOfAnotherHostIsRejectedWithAnyParameters() throws Exception {
    LoopbackTls elsewhere = LoopbackTls.create("dns:elsewhere.invalid");
    TestClientContext trusting =
        TestClientContext.builder()
            .sslContext(elsewhere.client())
            .sslParameters(new SSLParameters())
            .build();
    assertInstanceOf(SSLException.class, failure(request(trusting, elsewhere)));
  }

  @Test
  void expiredCertificateIsRejected() throws Exception {
    LoopbackTls expired = LoopbackAuthority.create().issueExpired();
    TestClientContext trusting = TestClientContext.builder().sslContext(expired.client()).build();
    assertInstanceOf(SSLException.class, failure(request(trusting, expired)));
  }

  @Test
  void protocolsOfTheClientsParametersAreUsed() throws Exception {
    TestClientContext old =
        TestClientContext.builder()
            .sslContext(tls.client())
            .sslParameters(new SSLParameters(null, new String[] {"TLSv1.2"}))
            .build();
    assertEquals(INFO, request(old, tls).get().body());
  }
}
