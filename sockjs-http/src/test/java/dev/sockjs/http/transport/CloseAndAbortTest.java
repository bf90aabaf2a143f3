package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Headers;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Closing and aborting a connection before the server ends it. */
class CloseAndAbortTest extends OneServerTest {

  @Test
  void closeAbortsTheReceivingRequestAndReportsTheEnd() throws Exception {
    respondWithOpenFrameAndWait();
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      int receiving = server.awaitRequest("POST", "/xhr").connection();
      connection.transport().close(3000, "bye");

      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.CLOSED, end.kind());
      server.awaitPeerEnd(receiving);
    }
  }

  @Test
  void abortAbortsTheReceivingRequestAndReportsNothing() throws Exception {
    respondWithOpenFrameAndWait();
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      int receiving = server.awaitRequest("POST", "/xhr").connection();
      connection.transport().abort();
      connection.transport().abort();

      server.awaitPeerEnd(receiving);
      connection.transport().request(1);
      connection.transport().probe();
      connection.transport().abort();
    }
    assertEquals(1, server.requests().size());
  }

  @Test
  void abortIsAllowedBeforeTheResponse() throws Exception {
    server.on("POST", "/xhr", x -> x.silence());
    try (TestConnection connection = connect()) {
      int receiving = server.awaitRequest("POST", "/xhr").connection();
      connection.transport().abort();

      server.awaitPeerEnd(receiving);
    }
  }

  @Test
  void noRequestIsSentIfAbortedWhileHeadersArePending() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (TestConnection connection = connect(headers)) {
      connection.transport().abort();
      headers.complete(Headers.empty());
      connection.transport().close(1000, "");
    }
    respondWithOpenFrameAndWait();
    try (TestConnection later = connect()) {
      later.expectOpen();
    }
    assertEquals(1, server.requests().size());
  }
}
