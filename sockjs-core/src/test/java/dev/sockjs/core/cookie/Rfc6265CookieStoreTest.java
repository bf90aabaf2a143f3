package dev.sockjs.core.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6265, sections 5.3 and 5.4; see {@link Rfc6265bisTest} for what its successor adds. */
class Rfc6265CookieStoreTest {

  private Instant now = Instant.parse("2025-01-01T00:00:00Z");

  private final Rfc6265CookieStore store = new Rfc6265CookieStore(() -> now);

  private void keep(String url, String... setCookies) {
    store.keep(URI.create(url), List.of(setCookies));
  }

  private String header(String url) {
    return store.header(URI.create(url)).orElse("");
  }

  @Nested
  class Balancers {

    @Test
    void cookieOfHaproxyInPrefixModeIsSentBack() {
      keep("http://127.0.0.1:8081/echo/info", "JSESSIONID=A~dummy; path=/");
      assertEquals("JSESSIONID=A~dummy", header("http://127.0.0.1:8081/echo/0/s/xhr"));
    }

    @Test
    void cookieOfHaproxyInInsertModeIsSentBackWithAnother() {
      keep("http://h.example/echo/info", "JSESSIONID=dummy; path=/", "SRV=B; path=/");
      assertEquals("JSESSIONID=dummy; SRV=B", header("http://h.example/echo/0/s/xhr"));
    }

    @Test
    void quotesSpacesAndEqualsSignsAreSentBackByteForByte() {
      keep("http://h.example/", "a=\"x y\"", "b=c==; Max-Age=60; Version=1", "d=\u00e4{}");
      assertEquals("a=\"x y\"; b=c==; d=\u00e4{}", header("http://h.example/"));
    }
  }

  /** Section 5.3. */
  @Nested
  class Storing {

    @Test
    void cookieReplacesOneWithTheSameNameDomainAndPath() {
      keep("http://h.example/", "a=1; path=/", "b=1; path=/", "a=2; path=/");
      assertEquals("a=2; b=1", header("http://h.example/"));
    }

    @Test
    void cookiesWithDifferentNamesOrPathsAreSeparate() {
      keep("http://h.example/x/y", "a=1; path=/", "a=2; path=/x", "A=3; path=/");
      assertEquals("a=2; a=1; A=3", header("http://h.example/x/"));
    }

    @Test
    void expiredCookieDeletesTheStoredOne() {
      keep("http://h.example/", "a=1", "b=1", "c=1");
      keep("http://h.example/", "a=; Max-Age=0", "b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
      assertEquals("c=1", header("http://h.example/"));
    }

    @Test
    void invalidCookiesAreIgnored() {
      keep("http://h.example/", "a=1", "garbage", "=", "", "x=\0", "b=2");
      assertEquals("a=1; b=2", header("http://h.example/"));
    }

    @Test
    void urlWithoutAHostIsIgnored() {
      keep("mailto:a@b.example", "a=1");
      assertEquals(Optional.empty(), store.header(URI.create("mailto:a@b.example")));
    }

    /** Step 5. */
    @ParameterizedTest
    @ValueSource(strings = {"org", ".org", "org.", ".org."})
    void domainWithoutADotInsideIsRejected(String domain) {
      keep("http://www.example.org/", "a=1; domain=" + domain);
      assertEquals("", header("http://www.example.org/"));
    }

    /** Step 5. */
    @Test
    void domainWithoutADotInsideIsAcceptedForTheHostItself() {
      keep("http://localhost/", "a=1; domain=localhost", "b=2; domain=.LOCALHOST");
      assertEquals("a=1; b=2", header("http://localhost:8081/"));
      assertEquals("", header("http://sub.localhost/"));
    }

    /** Step 6. */
    @ParameterizedTest
    @ValueSource(strings = {"other.org", "www.example.org", "ample.org", "127.0.0.1"})
    void domainThatDoesNotContainTheHostIsRejected(String domain) {
      keep("http://example.org/", "a=1; domain=" + domain);
      assertEquals("", header("http://example.org/"));
      assertEquals("", header("http://" + domain + "/"));
    }

    /** Step 6. */
    @Test
    void cookieWithoutADomainIsSentOnlyToItsHost() {
      keep("http://example.org/", "a=1");
      assertEquals("a=1", header("http://EXAMPLE.org/"));
      assertEquals("", header("http://www.example.org/"));
    }

    /** Step 6. */
    @Test
    void cookieWithADomainIsSentToItsSubdomains() {
      keep("http://a.example.org/", "a=1; domain=.Example.org");
      assertEquals("a=1", header("http://example.org/"));
      assertEquals("a=1", header("http://b.c.example.org/"));
      assertEquals("", header("http://notexample.org/"));
    }

    @Test
    void cookieOfAnAddressIsSentOnlyToThatAddress() {
      keep("http://127.0.0.1/", "a=1; domain=127.0.0.1");
      keep("http://127.0.0.1/", "b=2; domain=0.0.1");
      keep("http://[::1]/", "c=3");
      assertEquals("a=1", header("http://127.0.0.1/"));
      assertEquals("c=3", header("http://[::1]:8081/"));
    }

    /** Step 7. */
    @Test
    void cookieWithoutAPathIsSentToTheDirectoryOfItsRequest() {
      keep("http://h.example/echo/info", "a=1");
      assertEquals("a=1", header("http://h.example/echo"));
      assertEquals("a=1", header("http://h.example/echo/0/s/xhr"));
      assertEquals("", header("http://h.example/close/info"));
    }
  }

  /** Section 5.4. */
  @Nested
  class Sending {

    @Test
    void thereIsNoHeaderWithoutCookies() {
      assertEquals(Optional.empty(), store.header(URI.create("http://h.example/")));
    }

    @Test
    void secureCookiesAreSentOnlyOverTls() {
      keep("https://h.example/", "a=1; Secure", "b=2");
      assertEquals("a=1; b=2", header("https://h.example/"));
      assertEquals("b=2", header("http://h.example/"));
    }

    @Test
    void webSocketUrlsCountAsHttpAndHttps() {
      keep("https://h.example/", "a=1; Secure", "b=2");
      assertEquals("a=1; b=2", header("wss://h.example/"));
      assertEquals("b=2", header("ws://h.example/"));
    }

    @Test
    void httpOnlyCookiesAreSentLikeAnyOther() {
      keep("http://h.example/", "a=1; HttpOnly; SameSite=Strict");
      assertEquals("a=1", header("http://h.example/"));
    }

    @Test
    void portsDoNotSeparateCookies() {
      keep("http://h.example:1/", "a=1");
      assertEquals("a=1", header("http://h.example:2/"));
    }

    /** Step 2. */
    @Test
    void longerPathsComeFirstThenOlderCookies() {
      keep("http://h.example/x/y", "a=1; path=/", "b=2; path=/x/", "c=3; path=/", "d=4; path=/x/y");
      assertEquals("d=4; b=2; a=1; c=3", header("http://h.example/x/y"));
    }

    /** Step 2, and section 5.3, step 11: a cookie that is replaced keeps its creation time. */
    @Test
    void replacedCookieKeepsItsPlace() {
      keep("http://h.example/", "a=1", "b=2");
      keep("http://h.example/", "a=3");
      assertEquals("a=3; b=2", header("http://h.example/"));
    }
  }

  @Test
  void toStringOmitsTheValue() {
    Cookie cookie =
        SetCookie.parse("a=secret", now)
            .flatMap(
                set ->
                    Cookie.of(
                        set,
                        RequestUri.of(URI.create("http://h/")).orElseThrow(),
                        new PublicSuffixes(domain -> false)))
            .orElseThrow();
    assertFalse(cookie.toString().contains("secret"));
  }
}
