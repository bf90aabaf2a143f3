package dev.sockjs.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

  private static final URI URL = URI.create("http://example.org:8080/echo/info");

  private static Optional<URI> target(String method, int status, String location) {
    return Redirect.target(method, URL, status, Optional.of(location));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void getFollowsEveryRedirectStatus(int status) {
    assertEquals(
        URI.create("http://example.org:8080/moved/info"),
        target("GET", status, "/moved/info").orElseThrow());
  }

  @Test
  void locationThatIsTooLongIsNotFollowed() {
    assertTrue(target("GET", 302, "/" + "m".repeat(8191)).isPresent());
    assertFalse(target("GET", 302, "/" + "m".repeat(8192)).isPresent());
    assertFalse(target("GET", 302, "a/".repeat(1_000_000) + "../".repeat(1_000_000)).isPresent());
  }

  @Test
  void postFollowsOnlyRedirectsThatPreserveTheMethod() {
    assertTrue(target("POST", 307, "/moved").isPresent());
    assertTrue(target("POST", 308, "/moved").isPresent());
    assertFalse(target("POST", 301, "/moved").isPresent());
    assertFalse(target("POST", 303, "/moved").isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://other.org:8080/info",
        "http://example.org:8081/info",
        "//other.org/info",
        "ftp://example.org/info",
        "ht tp://broken"
      })
  void redirectToAnotherOriginIsNotFollowed(String location) {
    assertEquals(Optional.empty(), target("GET", 302, location));
  }

  @Test
  void redirectFromHttpToHttpsIsFollowedButNotBack() {
    assertTrue(target("GET", 302, "https://example.org/echo/info").isPresent());
    URI secure = URI.create("https://example.org/echo/info");
    assertEquals(
        Optional.empty(),
        Redirect.target("GET", secure, 302, Optional.of("http://example.org/echo/info")));
  }

  @Test
  void userInfoAndFragmentOfALocationAreDropped() {
    assertEquals(
        URI.create("https://example.org:8443/a?b=%20"),
        target("GET", 301, "https://user:secret@example.org:8443/a?b=%20#part").orElseThrow());
  }

  @Test
  void otherStatusesAndMissingLocationAreNotRedirects() {
    assertEquals(Optional.empty(), target("GET", 200, "/moved"));
    assertEquals(Optional.empty(), target("GET", 304, "/moved"));
    assertEquals(Optional.empty(), Redirect.target("GET", URL, 302, Optional.empty()));
  }

  @Test
  void missingPortIsTheDefaultPortOfTheScheme() {
    URI plain = URI.create("http://example.org/");
    assertTrue(Redirect.sameOrigin(plain, URI.create("HTTP://EXAMPLE.org:80/x")));
    assertFalse(Redirect.sameOrigin(plain, URI.create("https://example.org:80/")));
    assertFalse(Redirect.sameOrigin(plain, URI.create("http://example.org:8080/")));
    assertFalse(Redirect.sameOrigin(URI.create("mailto:x"), plain));
  }
}
