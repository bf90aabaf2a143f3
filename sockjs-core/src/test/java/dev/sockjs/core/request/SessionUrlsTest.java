package dev.sockjs.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionUrlsTest {

  private static SessionUrls urls(String callerUrl) {
    return SessionUrls.of(URI.create(callerUrl));
  }

  /** sockjs-protocol 0.3.3, "Base URLs" and "Session URLs". */
  @Nested
  class Building {

    @Test
    void suffixesAreAppendedToTheBaseUrl() {
      SessionUrls urls = urls("http://h:8081/echo");
      assertEquals("http://h:8081/echo", urls.base().toString());
      assertEquals("http://h:8081/echo/info", urls.info().toString());
      assertEquals("http://h:8081/echo/websocket", urls.base("websocket").toString());
      assertEquals(
          "http://h:8081/echo/042/ab3de0fg/xhr_send",
          urls.session("042", "ab3de0fg", "xhr_send").toString());
    }

    @Test
    void queryComesAfterEverySuffix() {
      SessionUrls urls = urls("http://h/echo?x=1&y=a/b?c");
      assertEquals("http://h/echo?x=1&y=a/b?c", urls.base().toString());
      assertEquals("http://h/echo/info?x=1&y=a/b?c", urls.info().toString());
      assertEquals("http://h/echo/websocket?x=1&y=a/b?c", urls.base("websocket").toString());
      assertEquals("http://h/echo/0/s/xhr?x=1&y=a/b?c", urls.session("0", "s", "xhr").toString());
    }

    @ParameterizedTest
    @CsvSource({
      "http://h,                http://h/info",
      "http://h/,               http://h/info",
      "http://h?x=1,            http://h/info?x=1",
      "http://h/echo/,          http://h/echo/info",
      "http://h/echo///,        http://h/echo/info",
      "http://h/echo//?x=1,     http://h/echo/info?x=1",
      "http://h//a//b/,         http://h//a//b/info",
    })
    void slashesAtTheEndOfThePathAreDropped(String callerUrl, String info) {
      assertEquals(info, urls(callerUrl).info().toString());
    }

    @ParameterizedTest
    @CsvSource({
      "http://h/a%2Fb%20c,             http://h/a%2Fb%20c/info",
      "http://h/%e4%C3%A4/%2f/,        http://h/%e4%C3%A4/%2f/info",
      "http://h/a;v=1/b:c@d,           http://h/a;v=1/b:c@d/info",
      "http://h/../a/./b,              http://h/../a/./b/info",
      "http://h/echo?q=%26%3D+x,       http://h/echo/info?q=%26%3D+x",
      "http://h:80/echo,               http://h:80/echo/info",
      "https://h:443/echo,             https://h:443/echo/info",
      "http://H.Example:/echo,         http://H.Example/echo/info",
      "http://[::1]:8081/echo,         http://[::1]:8081/echo/info",
      "http://[fe80::1%eth0]/echo,     http://[fe80::1%eth0]/echo/info",
      "http://127.0.0.1/echo,          http://127.0.0.1/echo/info",
    })
    void everythingElseIsUnchanged(String callerUrl, String info) {
      assertEquals(info, urls(callerUrl).info().toString());
    }

    @Test
    void charactersBeyondAsciiAreEscaped() {
      assertEquals(
          "http://h/caf%C3%A9/info?q=%E2%82%AC",
          urls("http://h/caf\u00e9?q=\u20ac").info().toString());
    }

    @ParameterizedTest
    @CsvSource({
      "ws://h/echo,    http://h/echo",
      "wss://h/echo,   https://h/echo",
      "WSS://h/echo,   https://h/echo",
      "HTTP://h/echo,  http://h/echo",
      "Https://h/echo, https://h/echo",
    })
    void webSocketSchemesAreReplacedByHttpSchemes(String callerUrl, String base) {
      assertEquals(base, urls(callerUrl).base().toString());
    }
  }

  @Nested
  class Rejecting {

    @ParameterizedTest
    @CsvSource({
      "'',                        scheme",
      "/echo,                     scheme",
      "//h/echo,                  scheme",
      "h/echo,                    scheme",
      "localhost:8081/echo,       scheme",
      "ftp://h/echo,              scheme",
      "mailto:a@b.example,        scheme",
      "http:echo,                 no host",
      "http:/echo,                no host",
      "http:///echo,              no host",
      "http://my$host/echo,       letters",
      "http://b\u00fccher.example/echo, letters",
      "http://:8081/echo,         letters",
      "http://h:x/echo,           letters",
      "http://h:0/echo,           port",
      "http://h:65536/echo,       port",
      "http://h/echo#there,       fragment",
      "http://h/echo#,            fragment",
    })
    void invalidUrlIsRejectedWithTheReason(String callerUrl, String reason) {
      IllegalArgumentException error =
          assertThrows(IllegalArgumentException.class, () -> urls(callerUrl));
      assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    @Test
    void errorQuotesTheUrlWithoutItsSecrets() {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class,
              () -> urls("http://me:secret@my$host/echo?token=secret"));
      assertTrue(error.getMessage().contains("http://***@my$host/echo?..."), error.getMessage());
      assertFalse(error.getMessage().contains("secret"), error.getMessage());
    }

    /** U+1FEF is equivalent to a backtick, which a URL must not have. */
    @Test
    void errorAboutAnEquivalentCharacterQuotesNothing() {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class, () -> urls("http://h/echo\u1fef?token=secret"));
      assertFalse(String.valueOf(error).contains("secret"), error.getMessage());
      assertNull(error.getCause());
    }
  }

  /** RFC 7617. */
  @Nested
  class UserInfo {

    @Test
    void isNotInTheUrlsOfRequests() {
      SessionUrls urls = urls("http://me:pw@h/echo");
      assertEquals("http://h/echo", urls.base().toString());
      assertEquals("http://h/echo/info", urls.info().toString());
      assertEquals("http://h/echo/0/s/xhr", urls.session("0", "s", "xhr").toString());
    }

    @ParameterizedTest
    @CsvSource({
      "me:pw,          me:pw",
      "me,             me:",
      "me:,            me:",
      ":pw,            :pw",
      "me:p:w,         me:p:w",
      "a%40b:p%2Fw,    a@b:p/w",
      "me:a+b%2B,      me:a+b+",
      "m%C3%BC:%E2%82%AC, m\u00fc:\u20ac",
    })
    void becomesBasicAuthentication(String userInfo, String decoded) {
      byte[] bytes = decoded.getBytes(StandardCharsets.UTF_8);
      assertEquals(
          Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes)),
          urls("http://" + userInfo + "@h/echo").authorization());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/echo", "http://@h/echo"})
    void mayBeAbsent(String callerUrl) {
      assertEquals(Optional.empty(), urls(callerUrl).authorization());
    }

    @Test
    void isNotInTheText() {
      assertEquals("http://h/echo?...", urls("http://me:pw@h/echo?token=x").toString());
    }
  }
}
