package dev.sockjs.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code base_url} of an info. */
class SessionUrlsBaseUrlTest {

  private static SessionUrls urls(String callerUrl) {
    return SessionUrls.of(URI.create(callerUrl));
  }

  @ParameterizedTest
  @CsvSource({
    "http://other.example/b/,    http://other.example/b",
    "https://h/b,                https://h/b",
    "ws://other.example/b,       http://other.example/b",
    "//other.example/b,          http://other.example/b",
    "/b,                         http://h:8081/b",
    "/b%2Fc/,                    http://h:8081/b%2Fc",
    "b,                          http://h:8081/a/b",
    "../b,                       http://h:8081/b",
    "/,                          http://h:8081",
  })
  void isAbsoluteOrRelativeToTheCallersUrl(String baseUrl, String base) {
    assertEquals(base, urls("http://h:8081/a/echo").withBase(baseUrl).base().toString());
  }

  @Test
  void isRelativeToABareHostToo() {
    assertEquals("http://h/b", urls("http://h").withBase("b").base().toString());
  }

  @Test
  void getsTheCallersQueryUnlessItHasItsOwn() {
    SessionUrls urls = urls("http://h/echo?x=1");
    assertEquals("http://h/b?x=1", urls.withBase("/b").base().toString());
    assertEquals(
        "http://other.example/b/0/s/xhr?x=1",
        urls.withBase("http://other.example/b").session("0", "s", "xhr").toString());
    assertEquals("http://h/b/websocket?y=2", urls.withBase("/b?y=2").base("websocket").toString());
  }

  /** A search for the slashes at the end that begins at each slash would take minutes. */
  @Test
  @Timeout(20)
  void slashesAreReadInTimeThatGrowsWithTheirNumber() {
    String slashes = "/".repeat(200_000);
    assertEquals("http://h/a", urls("http://h/a" + slashes).base().toString());
    String path = urls("http://h/a" + slashes + "b").base().getRawPath();
    assertEquals(200_003, path.length());
  }

  @Test
  @Timeout(20)
  void isRefusedIfItIsTooLong() {
    SessionUrls urls = urls("http://h/echo");
    assertEquals(8192, urls.withBase("/" + "b".repeat(8191)).base().getRawPath().length());
    for (String path : List.of("/", "b", "a/", "../", "%41", "\u00e9")) {
      String baseUrl = "/a/" + path.repeat(64_000) + "b";
      SockJsException refused = assertThrows(SockJsException.class, () -> urls.withBase(baseUrl));
      assertEquals("The info's base_url has more than 8192 characters", refused.getMessage());
    }
  }

  @Test
  void doesNotChangeTheUrlOfTheInfo() {
    assertEquals("http://h/echo/info", urls("http://h/echo").withBase("/b").info().toString());
  }

  @Test
  void neverLeadsFromHttpsToHttp() {
    for (String baseUrl : new String[] {"http://h/b", "ws://h/b", "HTTP://other.example/b"}) {
      SockJsException error =
          assertThrows(SockJsException.class, () -> urls("https://h/echo").withBase(baseUrl));
      assertTrue(error.getMessage().contains("from https to http"), error.getMessage());
    }
  }

  @Test
  void keepsTlsIfItIsRelative() {
    assertEquals(
        "https://other.example/b",
        urls("wss://h/echo").withBase("//other.example/b").base().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://h/b", "mailto:b", "http:///b", "http://my$host/b", "/b#there", "/a b", "%"})
  void isRejectedIfItIsInvalid(String baseUrl) {
    assertThrows(SockJsException.class, () -> urls("http://h/echo").withBase(baseUrl), baseUrl);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h/b?token=secret", "http://h/a b?token=secret"})
  void isRejectedWithoutQuotingItsSecrets(String baseUrl) {
    SockJsException error =
        assertThrows(SockJsException.class, () -> urls("http://h/echo").withBase(baseUrl));
    for (Throwable each = error; each != null; each = each.getCause()) {
      assertFalse(each.getMessage().contains("secret"), each.getMessage());
    }
  }

  @Test
  void userInfoInItIsDropped() {
    SessionUrls urls = urls("http://me:pw@h/echo").withBase("http://you:pw@other.example/b");
    assertEquals("http://other.example/b", urls.base().toString());
    assertEquals(urls("http://me:pw@h/echo").authorization(), urls.authorization());
  }

  @Test
  void doesNotChangeTheTrustedOrigin() {
    SessionUrls urls = urls("http://h:80/echo").withBase("http://other.example/b");
    assertTrue(urls.sameOrigin(urls.info()));
    assertFalse(urls.sameOrigin(urls.base("websocket")));
    assertTrue(urls.sameOrigin(URI.create("http://H/elsewhere")));
    assertFalse(urls.sameOrigin(URI.create("https://h/echo")));
    assertFalse(urls.sameOrigin(URI.create("http://h:8081/echo")));
  }
}
