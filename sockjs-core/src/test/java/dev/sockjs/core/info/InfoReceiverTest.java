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
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.time.ManualScheduler;
import java.io.IOException;
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

class InfoReceiverTest {

  private static final URI URL = URI.create("http://example.org/echo/info");

  private final ManualScheduler timer = new ManualScheduler();
  private final TestClientContext context =
      TestClientContext.builder().scheduler(timer).blocking(Runnable::run).build();
  private final Rfc6265CookieStore cookies = new Rfc6265CookieStore(() -> Instant.EPOCH);
  private final List<String> requests = new ArrayList<>();
  private final Queue<CompletableFuture<InfoResponse>> answers = new ArrayDeque<>();

  /** Answers what the test has put up, and notes what it was asked. */
  private final class Requester implements InfoRequester {

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
      return answers.remove();
    }
  }

  private static InfoResponse answer(int status, Headers headers, String body) {
    return new InfoResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private void willAnswer(int status, Headers headers, String body) {
    answers.add(CompletableFuture.completedFuture(answer(status, headers, body)));
  }

  private InfoReceiver receiver(InfoRequester... requesters) {
    RequestHeaders headers =
        new RequestHeaders(
            SessionUrls.of(URI.create("http://example.org/echo")),
            SockJsOptions.defaults(),
            cookies,
            new Rfc6265CookieStore(() -> Instant.EPOCH),
            Runnable::run);
    return new InfoReceiver(context, List.of(requesters), headers);
  }

  private InfoReceiver receiver() {
    return receiver(new Requester(Eligibility.usable()));
  }

  private SockJsException failure(InfoReceiver receiver) {
    CompletableFuture<?> answer = receiver.request(URL);
    Throwable cause = assertThrows(CompletionException.class, answer::join).getCause();
    return assertInstanceOf(SockJsException.class, cause);
  }

  @Test
  void readsTheInfoAndMeasuresTheRoundTrip() {
    CompletableFuture<InfoResponse> late = new CompletableFuture<>();
    answers.add(late);
    CompletableFuture<InfoReceiver.Received> answer = receiver().request(URL);
    timer.advance(Duration.ofMillis(120));
    late.complete(answer(200, Headers.empty(), "{\"websocket\":false,\"cookie_needed\":true}"));
    assertEquals(Duration.ofMillis(120), answer.join().rtt());
    assertFalse(answer.join().info().websocket());
    assertTrue(answer.join().info().cookieNeeded());
  }

  @Test
  void cookiesOfTheAnswerAreKept() {
    willAnswer(200, Headers.of("Set-Cookie", "SRV=B; path=/"), "{}");
    receiver().request(URL).join();
    assertEquals("SRV=B", cookies.header(URL).orElseThrow());
  }

  @Test
  void oneRedirectIsFollowedWithTheCookiesThatItSet() {
    Headers there =
        Headers.of("Location", "http://example.org/moved/info").with("set-cookie", "SRV=B; path=/");
    willAnswer(302, there, "");
    willAnswer(200, Headers.empty(), "{\"websocket\":false}");
    assertFalse(receiver().request(URL).join().info().websocket());
    assertEquals(List.of(URL + " ", "http://example.org/moved/info SRV=B"), requests);
  }

  @Test
  void aSecondRedirectIsAnError() {
    willAnswer(302, Headers.of("Location", "/a"), "");
    willAnswer(302, Headers.of("Location", "/b"), "");
    InfoRefusedException refused =
        assertInstanceOf(InfoRefusedException.class, failure(receiver()));
    assertEquals(302, refused.status());
    assertEquals(2, requests.size());
  }

  @Test
  void aRedirectToAnotherOriginIsNotFollowed() {
    willAnswer(302, Headers.of("Location", "http://login.example/"), "<html>");
    assertEquals(302, assertInstanceOf(InfoRefusedException.class, failure(receiver())).status());
    assertEquals(1, requests.size());
  }

  @Test
  void aRefusalSaysSo() {
    willAnswer(401, Headers.empty(), "");
    assertTrue(
        failure(receiver()).getMessage().endsWith("responded with status 401: access was refused"));
    willAnswer(404, Headers.empty(), "");
    assertTrue(
        failure(receiver())
            .getMessage()
            .endsWith("responded with status 404: this is not a SockJS endpoint"));
    willAnswer(407, Headers.empty(), "");
    assertTrue(
        failure(receiver())
            .getMessage()
            .endsWith("responded with status 407: the proxy requires credentials"));
  }

  @Test
  void statusOfARefusedTunnelIsTheProxysAndNotTheServers() {
    for (int status : new int[] {407, 401}) {
      answers.add(CompletableFuture.completedFuture(InfoResponse.refusedByProxy(status)));
      InfoRefusedException failure =
          assertInstanceOf(InfoRefusedException.class, failure(receiver()));
      assertEquals(status, failure.status());
      assertEquals(
          "The proxy responded to CONNECT with status "
              + status
              + ": it requires other credentials",
          failure.getMessage());
    }
    answers.add(CompletableFuture.completedFuture(InfoResponse.refusedByProxy(502)));
    assertEquals(
        "The proxy responded to CONNECT with status 502", failure(receiver()).getMessage());
  }

  @Test
  void aLoginPageIsNoSockJsEndpoint() {
    willAnswer(200, Headers.empty(), "<!DOCTYPE html><html>Please log in");
    assertTrue(failure(receiver()).getMessage().contains("not a SockJS endpoint"));
  }

  @Test
  void anErrorIsToldWithTheUrl() {
    answers.add(CompletableFuture.failedFuture(new IOException("Connection refused")));
    SockJsException failure = failure(receiver());
    assertEquals(
        "GET " + URL + " failed: java.io.IOException: Connection refused", failure.getMessage());
  }

  @Test
  void theFirstUsableRequesterIsAskedAndEveryObstacleIsTold() {
    Requester blocked = new Requester(Eligibility.refused("no way through the proxy"));
    willAnswer(200, Headers.empty(), "{}");
    receiver(blocked, new Requester(Eligibility.usable())).request(URL).join();
    assertEquals(
        "No requester can send the info request: no way through the proxy",
        failure(receiver(blocked)).getMessage());
  }

  @Test
  void cancellingEndsTheExchange() {
    CompletableFuture<InfoResponse> never = new CompletableFuture<>();
    answers.add(never);
    InfoReceiver receiver = receiver();
    receiver.request(URL);
    receiver.cancel();
    assertTrue(never.isCancelled());
  }
}
