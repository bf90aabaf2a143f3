package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The headers of requests, which the engine may supply later. */
class RequestHeadersTest extends OneServerTest {

  @Test
  void requestWaitsForItsHeaders() throws Exception {
    respondWithOpenFrameAndWait();
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (TestConnection connection = connect(headers)) {
      headers.complete(
          Headers.of("Authorization", "Bearer t").with("X-Two", "1").with("X-Two", "2"));
      connection.expectOpen();

      var request = server.awaitRequest("POST", "/xhr");
      assertEquals(List.of("Bearer t"), request.headers("Authorization"));
      assertEquals(List.of("1", "2"), request.headers("X-Two"));
    }
  }

  @Test
  void failedHeadersEndTheTransportWithTheirCause() {
    IllegalStateException cause = new IllegalStateException("no token");
    try (TestConnection connection = connect(CompletableFuture.failedFuture(cause))) {
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.HEADERS, end.phase());
      assertSame(cause, end.cause().orElseThrow());
    }
  }

  @Test
  void headerFunctionThatThrowsEndsTheTransportWithItsException() {
    IllegalStateException cause = new IllegalStateException("no token");
    TestTransportRequest request =
        TestTransportRequest.to(server.uri("/echo"))
            .headers(
                (kind, url) -> {
                  throw cause;
                })
            .build();
    try (TestConnection connection = TestConnection.open(client, request)) {
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertSame(cause, end.cause().orElseThrow());
    }
  }

  @Test
  void headersAreRequestedForEachRequest() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    server.on("POST", "/xhr", x -> x.respond(200, "text/plain", "o\n"));
    TestTransportRequest request = TestTransportRequest.to(server.uri("/echo")).build();
    try (TestConnection connection = TestConnection.open(client, request)) {
      connection.expectOpen();
      connection.expectFrames("o");
      connection.send("\"x\"").join();
    }
    assertEquals(
        List.of(RequestKind.RECEIVE, RequestKind.RECEIVE, RequestKind.SEND),
        request.headerLookups().stream().map(TestTransportRequest.HeaderLookup::kind).toList());
    assertEquals(request.url("xhr"), request.headerLookups().get(1).url());
    assertEquals(request.url("xhr_send"), request.headerLookups().get(2).url());
  }
}
