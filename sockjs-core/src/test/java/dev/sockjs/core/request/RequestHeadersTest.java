package dev.sockjs.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.cookie.Rfc6265CookieStore;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {

  private static final URI OWN = URI.create("https://example.org/echo/info");
  private static final URI FOREIGN = URI.create("https://other.org/echo/000/abc/xhr");

  private final Rfc6265CookieStore cookies = new Rfc6265CookieStore(() -> Instant.EPOCH);

  private RequestHeaders headers(String url, SockJsOptions options) {
    return new RequestHeaders(
        SessionUrls.of(URI.create(url)),
        options,
        cookies,
        new Rfc6265CookieStore(() -> Instant.EPOCH),
        Runnable::run);
  }

  private static Headers of(RequestHeaders headers, RequestKind kind, URI url) {
    return headers.headers(kind, url).toCompletableFuture().join();
  }

  @Test
  void callersOriginGetsHeadersCredentialsAndCookies() {
    cookies.keep(OWN, List.of("SRV=B; path=/"));
    SockJsOptions options =
        SockJsOptions.builder()
            .headers(Headers.of("X-Token", "1"))
            .origin("https://page.example")
            .build();
    Headers complete =
        of(headers("https://user:pw@example.org/echo", options), RequestKind.RECEIVE, OWN);
    assertEquals("1", complete.first("X-Token").orElseThrow());
    assertEquals("Basic dXNlcjpwdw==", complete.first("Authorization").orElseThrow());
    assertEquals("SRV=B", complete.first("Cookie").orElseThrow());
    assertEquals("https://page.example", complete.first("Origin").orElseThrow());
  }

  @Test
  void anotherOriginGetsNoHeaders() {
    cookies.keep(FOREIGN, List.of("SRV=B; path=/"));
    SockJsOptions options = SockJsOptions.builder().headers(Headers.of("X-Token", "1")).build();
    Headers complete =
        of(headers("https://user:pw@example.org/echo", options), RequestKind.RECEIVE, FOREIGN);
    assertTrue(complete.isEmpty(), complete::toString);
  }

  @Test
  void anotherPortOrSchemeIsAnotherOrigin() {
    SockJsOptions options = SockJsOptions.builder().headers(Headers.of("X-Token", "1")).build();
    RequestHeaders headers = headers("https://example.org/echo", options);
    for (String url : List.of("https://example.org:8443/echo", "http://example.org/echo")) {
      assertTrue(of(headers, RequestKind.INFO, URI.create(url)).isEmpty(), url);
    }
  }

  @Test
  void cookiesOfAnotherOriginAreSentBackToItButNotStoredInTheClient() {
    RequestHeaders headers = headers("https://example.org/echo", SockJsOptions.defaults());
    headers.keepCookies(FOREIGN, List.of("SRV=B; path=/"));
    assertEquals("SRV=B", of(headers, RequestKind.SEND, FOREIGN).first("Cookie").orElseThrow());
    assertEquals(Optional.empty(), cookies.header(FOREIGN));
  }

  @Test
  void headerFunctionIsCalledForEveryRequestWithItsKind() {
    List<RequestKind> kinds = new ArrayList<>();
    SockJsOptions options =
        SockJsOptions.builder()
            .headers(Headers.of("X-Fixed", "1"))
            .headers(
                kind -> {
                  kinds.add(kind);
                  return CompletableFuture.completedFuture(
                      Headers.of("Authorization", "Bearer " + kinds.size()));
                })
            .build();
    RequestHeaders headers = headers("https://user:pw@example.org/echo", options);
    of(headers, RequestKind.INFO, OWN);
    Headers second = of(headers, RequestKind.WEBSOCKET, OWN);
    assertEquals(List.of(RequestKind.INFO, RequestKind.WEBSOCKET), kinds);
    assertEquals(
        List.of("Bearer 2"),
        second.all("Authorization"),
        "the header function overrides the user info");
    assertEquals("1", second.first("X-Fixed").orElseThrow());
  }

  @Test
  void headerFunctionThatThrowsFailsTheStage() {
    SockJsOptions options =
        SockJsOptions.builder()
            .headers(
                kind -> {
                  throw new IllegalStateException("no token");
                })
            .build();
    CompletableFuture<Headers> result =
        headers("https://example.org/echo", options)
            .headers(RequestKind.INFO, OWN)
            .toCompletableFuture();
    assertTrue(result.isCompletedExceptionally());
  }

  @Test
  void callersCookieHeaderIsJoinedWithStoredCookies() {
    cookies.keep(OWN, List.of("SRV=B; path=/"));
    SockJsOptions options = SockJsOptions.builder().headers(Headers.of("Cookie", "a=1")).build();
    Headers complete = of(headers("https://example.org/echo", options), RequestKind.SEND, OWN);
    assertEquals(List.of("a=1; SRV=B"), complete.all("Cookie"));
    assertFalse(complete.toString().contains("SRV"));
  }
}
