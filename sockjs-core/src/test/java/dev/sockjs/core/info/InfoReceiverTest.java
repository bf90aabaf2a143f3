package dev.sockjs.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.SockJsException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.cookie.Rfc6265CookieStore;
import dev.sockjs.core.observe.SessionObserver;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.time.ManualScheduler;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfoReceiverTest {

  private static final URI URL = URI.create("http://example.org/echo/info");

  private final ManualScheduler scheduler = new ManualScheduler();
  private final TestClientContext context =
      TestClientContext.builder().scheduler(scheduler).blocking(Runnable::run).build();
  private final Rfc6265CookieStore cookies = new Rfc6265CookieStore(() -> Instant.EPOCH);
  private final List<String> requests = new ArrayList<>();
  private final Queue<CompletableFuture<InfoResponse>> responses = new ArrayDeque<>();

  /** Returns the responses that the test has queued, and records the requests. */
  private class Requester implements InfoRequester {

    private final Eligibility eligibility;

    Requester(Eligibility eligibility) {
      this.eligibility = eligibility;
    }

    @Override
    public int priority() {
      return 0;
    }

    @Override
    public Eligibility eligibility(ClientContext client, URI url) {
      return eligibility;
    }

    @Override
    public CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers) {
      requests.add(url + " " + String.join(",", headers.all("Cookie")));
      return responses.remove();
    }
  }

  private static InfoResponse response(int status, Headers headers, String body) {
    return new InfoResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private void respondWith(int status, Headers headers, String body) {
    responses.add(CompletableFuture.completedFuture(response(status, headers, body)));
  }

  private InfoReceiver receiver(InfoRequester... requesters) {
    return receiver(context, requesters);
  }

  private InfoReceiver receiver(TestClientContext client, InfoRequester... requesters) {
    RequestHeaders headers =
        new RequestHeaders(
            SessionUrls.of(URI.create("http://example.org/echo")),
            SockJsOptions.defaults(),
            cookies,
            new Rfc6265CookieStore(() -> Instant.EPOCH),
            Runnable::run);
    return new InfoReceiver(
        client,
        InfoRequesters.ofAll(List.of(requesters)),
        headers,
        new SessionObserver() {},
        sent -> {});
  }

  private InfoReceiver receiver() {
    return receiver(new Requester(Eligibility.usable()));
  }

  private SockJsException failure(InfoReceiver receiver) {
    CompletableFuture<?> result = receiver.request(URL);
    Throwable cause = assertThrows(CompletionException.class, result::join).getCause();
    return assertInstanceOf(SockJsException.class, cause);
  }

  @Test
  void readsTheInfoAndMeasuresTheRoundTrip() {
    CompletableFuture<InfoResponse> late = new CompletableFuture<>();
    responses.add(late);
    CompletableFuture<InfoReceiver.Received> result = receiver().request(URL);
    scheduler.advance(Duration.ofMillis(120));
    late.complete(response(200, Headers.empty(), "{\"websocket\":false,\"cookie_needed\":true}"));
    assertEquals(Duration.ofMillis(120), result.join().rtt());
    assertFalse(result.join().info().websocket());
    assertTrue(result.join().info().cookieNeeded());
  }

  @Test
  void compressedInfoIsCalledThat() {
    respondWith(
        200, Headers.of("content-encoding", "utf-8").with("content-encoding", "br"), "\u0001");
    assertEquals(
        "The info is compressed (Content-Encoding: utf-8, br), although the request did not allow"
            + " that",
        failure(receiver()).getMessage());
  }

  /** The requester of the JDK does not decompress either. */
  @Test
  void compressedInfoIsCalledThatWithTheRequesterOfTheJdk() {
    byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
    try (ScriptedServer server =
            ScriptedServer.start()
                .on(
                    "GET",
                    "/info",
                    x -> {
                      x.raw("HTTP/1.1 200 OK\r\nContent-Encoding: x-gzip\r\n");
                      x.raw("Content-Length: 10\r\n\r\n").raw(gzip);
                    });
        TestClientContext client = TestClientContext.create()) {
      CompletableFuture<?> result =
          receiver(client, new JdkInfoRequester()).request(server.uri("/echo/info"));
      Throwable cause = assertThrows(CompletionException.class, result::join).getCause();
      assertTrue(
          cause.getMessage().contains("compressed (Content-Encoding: x-gzip)"), cause::toString);
    }
  }

  @Test
  void contentEncodingThatIsNoCodingIsIgnored() {
    for (String label : List.of("UTF-8", "none", "", "identity")) {
      respondWith(200, Headers.of("Content-Encoding", label), "\ufeff{\"websocket\":false}");
      assertFalse(receiver().request(URL).join().info().websocket(), label);
    }
  }

  @Test
  void cookiesOfTheResponseAreStored() {
    respondWith(200, Headers.of("Set-Cookie", "SRV=B; path=/"), "{}");
    receiver().request(URL).join();
    assertEquals("SRV=B", cookies.header(URL).orElseThrow());
  }

  @Test
  void oneRedirectIsFollowedWithTheCookiesThatItSet() {
    Headers redirect =
        Headers.of("Location", "http://example.org/moved/info").with("set-cookie", "SRV=B; path=/");
    respondWith(302, redirect, "");
    respondWith(200, Headers.empty(), "{\"websocket\":false}");
    InfoReceiver.Received received = receiver().request(URL).join();
    assertFalse(received.info().websocket());
    assertEquals(URI.create("http://example.org/moved/info"), received.url());
    assertEquals(List.of(URL + " ", "http://example.org/moved/info SRV=B"), requests);
  }

  @Test
  void secondRedirectIsAnError() {
    respondWith(302, Headers.of("Location", "/a"), "");
    respondWith(302, Headers.of("Location", "/b"), "");
    InfoRefusedException refused =
        assertInstanceOf(InfoRefusedException.class, failure(receiver()));
    assertEquals(302, refused.status());
    assertEquals(2, requests.size());
  }

  @Test
  void redirectToAnotherOriginIsNotFollowed() {
    respondWith(302, Headers.of("Location", "http://login.example/"), "<html>");
    assertEquals(302, assertInstanceOf(InfoRefusedException.class, failure(receiver())).status());
    assertEquals(1, requests.size());
  }

  @Test
  void requesterThatReturnsNullIsAFailureAndCanBeCancelled() {
    InfoReceiver receiver =
        receiver(
            new Requester(Eligibility.usable()) {
              @Override
              public CompletableFuture<InfoResponse> request(
                  ClientContext client, URI url, Headers headers) {
                return null;
              }
            });
    assertInstanceOf(NullPointerException.class, failure(receiver).getCause());
    receiver.cancel();
  }

  @Test
  void redirectThatIsNotFollowedNamesTheUrlToUse() {
    String start = URL + " responded with status 301: ";
    String advice = "this redirect is not followed. If that is the server you mean, connect to ";
    respondWith(301, Headers.of("Location", "https://www.example.org/echo/info?t=secret"), "");
    assertEquals(start + advice + "https://www.example.org/echo", failure(receiver()).getMessage());
    respondWith(301, Headers.of("Location", "//user:secret@www.example.org/echo/info"), "");
    assertEquals(start + advice + "http://www.example.org/echo", failure(receiver()).getMessage());
    for (String location : List.of("mailto:a@b", "::", "/" + "a".repeat(9000))) {
      respondWith(301, Headers.of("Location", location), "");
      assertEquals(start + "this is not a SockJS endpoint", failure(receiver()).getMessage());
    }
  }

  @Test
  void errorExplainsTheStatus() {
    respondWith(401, Headers.empty(), "");
    assertTrue(
        failure(receiver()).getMessage().endsWith("responded with status 401: access was refused"));
    respondWith(404, Headers.empty(), "");
    assertTrue(
        failure(receiver())
            .getMessage()
            .endsWith("responded with status 404: this is not a SockJS endpoint"));
    respondWith(407, Headers.empty(), "");
    assertTrue(
        failure(receiver())
            .getMessage()
            .endsWith("responded with status 407: the proxy requires credentials"));
  }

  @Test
  void statusOfARefusedTunnelIsReportedAsTheProxys() {
    for (int status : new int[] {407, 401}) {
      responses.add(CompletableFuture.completedFuture(InfoResponse.refusedByProxy(status)));
      InfoRefusedException failure =
          assertInstanceOf(InfoRefusedException.class, failure(receiver()));
      assertEquals(status, failure.status());
      assertEquals(
          "The proxy responded to CONNECT with status "
              + status
              + ": it requires other credentials",
          failure.getMessage());
    }
    responses.add(CompletableFuture.completedFuture(InfoResponse.refusedByProxy(502)));
    assertEquals(
        "The proxy responded to CONNECT with status 502", failure(receiver()).getMessage());
  }

  @Test
  void loginPageIsNotASockJsEndpoint() {
    respondWith(200, Headers.empty(), "<!DOCTYPE html><html>Please log in");
    assertTrue(failure(receiver()).getMessage().contains("not a SockJS endpoint"));
  }

  @Test
  void errorNamesTheUrl() {
    responses.add(CompletableFuture.failedFuture(new IOException("Connection refused")));
    SockJsException failure = failure(receiver());
    assertEquals(
        "GET " + URL + " failed: java.io.IOException: Connection refused", failure.getMessage());
  }

  @Test
  void errorThatQuotesTheServerIsEscapedAndCutWithItsCause() {
    // This is how the JDK's client reports a server that does not speak HTTP.
    String message = "Invalid status line: \"SSH-\u001b[2J" + "x".repeat(300) + "\"";
    responses.add(CompletableFuture.failedFuture(new ProtocolException(message)));
    SockJsException failure = failure(receiver());
    String shown = "java.net.ProtocolException: Invalid status line: \"SSH-\\u001b[2J";
    assertEquals(
        "GET " + URL + " failed: " + shown + "x".repeat(200 - shown.length()) + "...",
        failure.getMessage());
    assertEquals(shown + "x".repeat(200 - shown.length()) + "...", failure.getCause().getMessage());
  }

  @Test
  void firstUsableRequesterIsUsedAndEveryObstacleIsReported() {
    Requester blocked = new Requester(Eligibility.refused("the proxy is not supported"));
    respondWith(200, Headers.empty(), "{}");
    receiver(blocked, new Requester(Eligibility.usable())).request(URL).join();
    assertEquals(
        "No requester can send the info request: the proxy is not supported",
        failure(receiver(blocked)).getMessage());
  }

  /** Fails in each way in which a class that cannot be linked shows up. */
  private static final class UnlinkableRequester implements InfoRequester {

    private final String place;

    UnlinkableRequester(String place) {
      this.place = place;
    }

    private void failAt(String now) {
      if (place.equals(now)) {
        throw new NoSuchMethodError("thrown by the test");
      }
    }

    @Override
    public int priority() {
      return 1;
    }

    @Override
    public Eligibility eligibility(ClientContext client, URI url) {
      failAt("eligibility");
      return Eligibility.usable();
    }

    @Override
    public CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers) {
      failAt("request");
      return CompletableFuture.supplyAsync(
          () -> {
            failAt("another thread");
            throw new AssertionError("unknown place");
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eligibility", "request", "another thread"})
  void requesterThatCannotBeLinkedYieldsToTheNextOne(String place) {
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", "thrown by the test")) {
      respondWith(200, Headers.empty(), "{\"websocket\":false}");
      InfoReceiver receiver =
          receiver(new UnlinkableRequester(place), new Requester(Eligibility.usable()));
      assertFalse(receiver.request(URL).join().info().websocket());
      assertEquals(1, logs.messages().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"request", "another thread"})
  void lastRequesterThatCannotBeLinkedFailsWithAHint(String place) {
    SockJsException failure = failure(receiver(new UnlinkableRequester(place)));
    assertInstanceOf(NoSuchMethodError.class, failure.getCause());
    assertTrue(failure.getMessage().contains("has another version"), failure.getMessage());
  }

  @Test
  void cancelCancelsTheExchange() {
    CompletableFuture<InfoResponse> never = new CompletableFuture<>();
    responses.add(never);
    InfoReceiver receiver = receiver();
    receiver.request(URL);
    receiver.cancel();
    assertTrue(never.isCancelled());
  }
}
