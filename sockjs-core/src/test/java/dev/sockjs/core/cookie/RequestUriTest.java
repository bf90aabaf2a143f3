package dev.sockjs.core.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6265, section 5.1. */
class RequestUriTest {

  private static RequestUri request(String url) {
    return RequestUri.of(URI.create(url)).orElseThrow();
  }

  @Test
  void hostIsCanonical() {
    assertEquals("example.org", request("http://user@EXAMPLE.org:8080/").host());
  }

  @Test
  void urlWithoutAHostHasNoCookies() {
    assertEquals(Optional.empty(), RequestUri.of(URI.create("/echo")));
    assertEquals(Optional.empty(), RequestUri.of(URI.create("mailto:a@b.example")));
    assertEquals(Optional.empty(), RequestUri.of(URI.create("http://my$host/echo")));
  }

  @ParameterizedTest
  @CsvSource({"http,false", "ws,false", "https,true", "wss,true", "HTTPS,true"})
  void schemesWithTlsAreSecure(String scheme, boolean secure) {
    assertEquals(secure, request(scheme + "://example.org/").secure());
  }

  /** Section 5.1.3. */
  @ParameterizedTest
  @CsvSource({
    "example.org,       example.org, true",
    "www.example.org,   example.org, true",
    "a.b.example.org,   example.org, true",
    "WWW.Example.ORG,   example.org, true",
    "badexample.org,    example.org, false",
    "example.org,       www.example.org, false",
    "example.org.evil,  example.org, false",
    "localhost,         localhost, true",
    "127.0.0.1,         127.0.0.1, true",
    "127.0.0.1,         0.0.1, false",
    "[::1],             [::1], true",
    "[::ffff:1.2.3.4],  3.4], false",
  })
  void domainMatchesItselfAndItsSubdomains(String host, String domain, boolean matches) {
    assertEquals(matches, request("http://" + host + "/").domainMatches(domain));
  }

  /** Section 5.1.4, the default path. */
  @ParameterizedTest
  @CsvSource({
    "http://h,              /",
    "http://h?x=/a/b,       /",
    "http://h/,             /",
    "http://h/echo,         /",
    "http://h/echo/,        /echo",
    "http://h/echo/info,    /echo",
    "http://h/echo/0/s/xhr, /echo/0/s",
    "http://h/a%2Fb/c,      /a%2Fb",
  })
  void defaultPathEndsBeforeTheLastSlash(String url, String path) {
    assertEquals(path, request(url).defaultPath());
  }

  /** Section 5.1.4, path-match. */
  @Test
  void pathMatchesItselfAndPathsBelowIt() {
    RequestUri request = request("http://h/echo/info?x=1");
    assertTrue(request.pathMatches("/"));
    assertTrue(request.pathMatches("/echo"));
    assertTrue(request.pathMatches("/echo/"));
    assertTrue(request.pathMatches("/echo/info"));
    assertFalse(request.pathMatches("/echo/info/"));
    assertFalse(request.pathMatches("/ec"));
    assertFalse(request.pathMatches("/echo/i"));
    assertFalse(request.pathMatches("/Echo"));
  }

  @Test
  void hostWithAnUnderscoreHasCookies() {
    assertEquals(
        Optional.of(new RequestUri("my_service", "/echo", false)),
        RequestUri.of(URI.create("http://My_Service:81/echo")));
  }
}
