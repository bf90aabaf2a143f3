package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.spi.EndKind;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over TLS the end of a response means the same as without. */
class ReceivingOverTlsTest {

  private final LoopbackTls tls = LoopbackTls.create();
  private final ScriptedServer server = ScriptedServer.start(tls.server());
  private final TestClientContext client =
      TestClientContext.builder().sslContext(tls.client()).build();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void receivesAndSends() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> x.respond(200, "text/plain", "o\n"),
            x -> x.respond(200, "text/plain", "a[1]\n"),
            x -> x.silence()));
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[1]");
      connection.send("\"x\"").join();
    }
  }

  @Test
  void missingLastChunkAfterFrameIsAccepted() {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> {
              x.chunked(200, "text/plain").chunk("o\n");
              x.fin();
            },
            x -> x.respond(200, "text/plain", "a[1]\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[1]");
    }
  }

  @Test
  void resetAfterFrameEndsTheTransport() {
    CountDownLatch opened = new CountDownLatch(1);
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.chunked(200, "text/plain").chunk("o\n");
          opened.await();
          x.reset();
        });
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.allow(2);
      assertEquals("o", connection.expectFrame());
      opened.countDown();
      assertEquals(EndKind.FAILED, connection.expectEnd().kind());
    }
  }

  private TestConnection connect() {
    return TestConnection.open(client, TestTransportRequest.to(server.uri("/echo")).build());
  }
}
