package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.contract.TestTransportRequest.KeptCookies;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A transport with the browsing context IFRAME loads the page of the iframe first. */
class IframePageTest extends OneServerTest {

  private static final HttpTransportProvider IFRAME =
      TestConnection.provider(BrowsingContext.IFRAME);
  private static final String PAGE = "<!DOCTYPE html>\n<html></html>";
  private static final Script OPENS = x -> x.respond(200, "text/plain", "o\n");

  @Test
  void pageIsLoadedOnceBeforeTheFirstReceivingRequest() throws Exception {
    server.on("GET", "/iframe.html", x -> x.respond(200, "text/html", PAGE));
    server.on("POST", "/xhr", Script.sequence(OPENS, OPENS, x -> x.silence()));
    try (TestConnection connection = connect("/echo?token=x")) {
      connection.expectOpen();
      connection.expectFrames("o");
      connection.allow(1);
      server.awaitRequest("POST", "/xhr");
      server.awaitRequest("POST", "/xhr");
      server.awaitRequest("POST", "/xhr");
    }
    assertEquals(
        List.of(
            "GET /echo/iframe.html?token=x HTTP/1.1",
            "POST /echo/000/session/xhr?token=x HTTP/1.1",
            "POST /echo/000/session/xhr?token=x HTTP/1.1",
            "POST /echo/000/session/xhr?token=x HTTP/1.1"),
        server.requests().stream().map(RecordedRequest::requestLine).toList());
  }

  @Test
  void receivingRequestWaitsForThePage() throws Exception {
    CountDownLatch requested = new CountDownLatch(1);
    server.on(
        "GET",
        "/iframe.html",
        x -> {
          requested.countDown();
          x.silence();
        });
    try (TestConnection connection = connect("/echo")) {
      requested.await();
      connection.expectNothingMore();
    }
    server.awaitPeerEnd(1);
  }

  @Test
  void missingPageEndsTheTransportAndIsNamed() {
    server.on("GET", "/iframe.html", x -> x.respond(404, "text/html", PAGE));
    try (TestConnection connection = connect("/echo?token=secret")) {
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
      assertEquals(OptionalInt.of(404), end.status());
      assertEquals(
          "http://127.0.0.1:" + server.port() + "/echo/iframe.html?... responded with status 404",
          end.reason());
    }
    assertEquals(1, server.requests().size());
  }

  @Test
  void any2xxStatusIsAccepted() {
    server.on("GET", "/iframe.html", x -> x.respond(204));
    server.on("POST", "/xhr", OPENS);
    try (TestConnection connection = connect("/echo")) {
      connection.expectOpen();
    }
  }

  @Test
  void redirectOfThePageIsFollowed() {
    server.on("GET", "/iframe.html", x -> x.header("Location", "/moved").respond(302));
    server.on("GET", "/moved", x -> x.respond(200, "text/html", PAGE));
    server.on("POST", "/xhr", OPENS);
    try (TestConnection connection = connect("/echo")) {
      connection.expectOpen();
    }
  }

  @Test
  void cookiesOfThePageAreKept() {
    server.on(
        "GET",
        "/iframe.html",
        x -> x.header("Set-Cookie", "SRV=B").respond(200, "text/html", PAGE));
    server.on("POST", "/xhr", OPENS);
    TestTransportRequest request = request("/echo");
    try (TestConnection connection = TestConnection.open(IFRAME, client, request)) {
      connection.expectOpen();
    }
    assertEquals(
        List.of(new KeptCookies(server.uri("/echo/iframe.html"), List.of("SRV=B"))),
        request.keptCookies());
  }

  @Test
  void endlessPageIsAborted() throws Exception {
    server.on(
        "GET",
        "/iframe.html",
        x -> {
          var response = x.chunked(200, "text/html");
          while (true) {
            response.chunk("x".repeat(8192));
          }
        });
    server.on("POST", "/xhr", OPENS);
    try (TestConnection connection = connect("/echo")) {
      connection.expectOpen();
      server.awaitPeerEnd(1);
    }
  }

  @Test
  void pageThatIsCutOffIsAccepted() {
    server.on(
        "GET",
        "/iframe.html",
        x -> {
          x.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<html>");
          x.fin();
        });
    server.on("POST", "/xhr", OPENS);
    try (TestConnection connection = connect("/echo")) {
      connection.expectOpen();
    }
  }

  @Test
  void connectionThatEndsBeforeThePageFails() {
    server.on("GET", "/iframe.html", x -> x.fin());
    try (TestConnection connection = connect("/echo")) {
      TransportEnd end = connection.expectEnd();
      assertEquals(Phase.REQUEST, end.phase());
      assertTrue(end.cause().isPresent());
    }
  }

  /**
   * Every server keeps the connection open after the page, so the page must not be the probe, and
   * nor must the request that uses its connection once more.
   */
  @Test
  void pageIsNotTheConnectionReuseProbe() throws Exception {
    server.on("GET", "/iframe.html", x -> x.respond(200, "text/html", PAGE));
    server.on("POST", "/xhr", Script.sequence(OPENS, x -> x.silence()));
    try (TestConnection connection = connect("/echo")) {
      connection.expectOpen();
      connection.allow(1);
      assertEquals(List.of("close"), server.awaitRequest("POST", "/xhr").headers("Connection"));
      assertEquals(List.of(), server.awaitRequest("POST", "/xhr").headers("Connection"));
    }
  }

  private TestTransportRequest request(String base) {
    return TestTransportRequest.to(server.uri(base)).ids("000", "session").build();
  }

  private TestConnection connect(String base) {
    return TestConnection.open(IFRAME, client, request(base));
  }
}
