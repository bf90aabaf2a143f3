package dev.sockjs.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The URLs of a session whose info request was redirected. */
class SessionUrlsMoveTest {

  private static final SessionUrls URLS = SessionUrls.of(URI.create("http://u:p@h/echo?x=1"));

  private static SessionUrls moved(String infoUrl) {
    return URLS.movedTo(URI.create(infoUrl));
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/echo/info?x=1,     https://h/echo?x=1",
    "https://h/echo/info,         https://h/echo?x=1",
    "https://h/echo/info?y=2,     https://h/echo?y=2",
    "https://h:443/echo/info,     https://h:443/echo?x=1",
    "https://h:8443/echo/info,    https://h:8443/echo?x=1",
    "http://h/moved/echo/info,    http://h/moved/echo?x=1",
    "http://h/info,               http://h?x=1",
    "http://h/echo//info,         http://h/echo?x=1",
    "https://h/status.json,       https://h/echo?x=1",
    "https://h/echo/info/,        https://h/echo?x=1",
  })
  void transportsMoveWithTheInfo(String infoUrl, String base) {
    assertEquals(base, moved(infoUrl).base().toString());
  }

  @Test
  void nothingMovesWithoutARedirect() {
    assertSame(URLS, moved("http://h/echo/info?x=1"));
  }

  @Test
  void onlyTheCallersOriginGetsSecrets() {
    SessionUrls urls = moved("https://h/echo/info");
    assertFalse(urls.sameOrigin(urls.base()));
    assertTrue(moved("http://h:80/moved/info").sameOrigin(URI.create("http://h/moved")));
  }

  @Test
  void baseUrlIsRelativeToTheServerThatSentTheInfo() {
    SessionUrls urls = moved("https://h:8443/moved/echo/info");
    assertEquals("https://h:8443/b?x=1", urls.withBase("/b").base().toString());
    assertEquals("https://h:8443/moved/b?x=1", urls.withBase("b").base().toString());
    assertThrows(SockJsException.class, () -> urls.withBase("http://h/echo"));
  }
}
