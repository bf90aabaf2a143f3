package dev.sockjs.core.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 6265bis adds to RFC 6265, and the bounds of the store. */
class Rfc6265bisTest {

  private Instant now = Instant.parse("2025-01-01T00:00:00Z");

  private final Rfc6265CookieStore store =
      new Rfc6265CookieStore(() -> now, Set.of("co.uk", "pages.example")::contains);

  private void keep(String url, String... setCookies) {
    store.keep(URI.create(url), List.of(setCookies));
  }

  private String header(String url) {
    return store.header(URI.create(url)).orElse("");
  }

  private static String[] numbered(String prefix, int count, String attributes) {
    String[] cookies = new String[count];
    for (int i = 0; i < count; i++) {
      cookies[i] = prefix + i + "=v" + attributes;
    }
    return cookies;
  }

  /** Section 5.7, steps 8, 9 and 16. */
  @Nested
  class SecureCookies {

    @ParameterizedTest
    @ValueSource(strings = {"http://h.example/", "ws://h.example/"})
    void areNotSetWithoutTls(String url) {
      keep(url, "a=1; Secure", "b=2");
      assertEquals("b=2", header("https://h.example/"));
    }

    @Test
    void areNotReplacedWithoutTls() {
      keep("https://h.example/", "a=1; Secure; Path=/");
      keep("http://h.example/", "a=2; Path=/", "a=3; Path=/x", "a=4; Path=/; Secure");
      assertEquals("a=1", header("https://h.example/x"));
      assertEquals("", header("http://h.example/x"));
    }

    @Test
    void areNotDeletedWithoutTls() {
      keep("https://h.example/", "a=1; Secure; Path=/");
      keep("http://h.example/", "a=; Max-Age=0; Path=/", "a=; Path=/; Expires=Thu, 01 Jan 1970");
      assertEquals("a=1", header("https://h.example/"));
    }

    /** Section 8.6: a sibling or a parent domain can shadow a cookie, too. */
    @Test
    void areNotShadowedByOtherDomainsWithoutTls() {
      keep("https://a.h.example/", "a=1; Secure; Path=/", "b=1; Secure; Path=/; Domain=h.example");
      keep("http://evil.h.example/", "a=2; Path=/; Domain=h.example", "b=2; Path=/");
      keep("http://a.h.example/", "a=3; Path=/", "b=3; Path=/x");
      assertEquals("a=1; b=1", header("https://a.h.example/x"));
      assertEquals("b=1", header("https://evil.h.example/x"));
    }

    /** The path matters in one direction only. */
    @Test
    void doNotKeepTheirNameFromOtherPathsAndDomains() {
      keep("https://h.example/", "a=1; Secure; Path=/x");
      keep("http://h.example/", "a=2; Path=/y", "a=3; Path=/");
      keep("http://other.example/", "a=4; Path=/x");
      assertEquals("a=1; a=3", header("https://h.example/x"));
      assertEquals("a=2; a=3", header("http://h.example/y"));
      assertEquals("a=4", header("http://other.example/x"));
    }

    @Test
    void areReplacedWithTls() {
      keep("https://h.example/", "a=1; Secure", "a=2");
      assertEquals("a=2", header("http://h.example/"));
    }

    @Test
    void doNotKeepTheirNameAfterTheyHaveExpired() {
      keep("https://h.example/", "a=1; Secure; Max-Age=10");
      now = now.plusSeconds(10);
      keep("http://h.example/", "a=2");
      assertEquals("a=2", header("http://h.example/"));
    }
  }

  /** Sections 4.1.3 and 5.4. */
  @Nested
  class Prefixes {

    @ParameterizedTest
    @ValueSource(strings = {"__Secure-a", "__secure-a", "__SECURE-"})
    void securePrefixNeedsSecure(String name) {
      keep("https://h.example/", name + "=1");
      keep("http://h.example/", name + "=2; Secure");
      assertEquals("", header("https://h.example/"));
      keep("https://h.example/", name + "=3; Secure; Domain=h.example");
      assertEquals(name + "=3", header("https://h.example/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-a", "__host-a", "__HOST-"})
    void hostPrefixNeedsSecureAndThePathOfTheHostAndNoDomain(String name) {
      keep("http://h.example/", name + "=1; Secure; Path=/", name + "=2; Path=/");
      keep(
          "https://h.example/",
          name + "=3; Path=/",
          name + "=4; Secure",
          name + "=5; Secure; Path=/x",
          name + "=6; Secure; Path=/; Domain=h.example");
      assertEquals("", header("https://h.example/x"));
      keep("https://h.example/", name + "=7; Secure; Path=/");
      assertEquals(name + "=7", header("https://h.example/x"));
    }

    @Test
    void hostPrefixNeedsNoDomainOnALocalHostToo() {
      keep("https://localhost/", "__Host-a=1; Secure; Path=/; Domain=localhost");
      assertEquals("", header("https://localhost/"));
    }

    @Test
    void otherNamesNeedNothing() {
      keep("http://h.example/", "__Host=1", "_Secure-a=2", "a__Host-=3");
      assertEquals("__Host=1; _Secure-a=2; a__Host-=3", header("http://h.example/"));
    }
  }

  @Nested
  class Domains {

    @ParameterizedTest
    @ValueSource(strings = {"co.uk", ".co.uk", "CO.UK", "pages.example", "uk"})
    void publicSuffixIsRejected(String domain) {
      keep("http://shop.co.uk/", "a=1; Domain=" + domain);
      keep("http://me.pages.example/", "a=1; Domain=" + domain);
      assertEquals("", header("http://shop.co.uk/"));
      assertEquals("", header("http://me.pages.example/"));
    }

    @Test
    void publicSuffixMaySetCookiesForItself() {
      keep("http://pages.example/", "a=1; Domain=pages.example");
      assertEquals("a=1", header("http://pages.example/"));
      assertEquals("", header("http://me.pages.example/"));
    }

    @Test
    void domainBelowAPublicSuffixIsAccepted() {
      keep("http://a.shop.co.uk/", "a=1; Domain=shop.co.uk");
      assertEquals("a=1", header("http://b.shop.co.uk/"));
    }

    /** Section 5.6.3: an empty value counts as no domain. */
    @Test
    void lastDomainCountsEvenIfItIsEmpty() {
      keep("http://a.h.example/", "a=1; Domain=h.example; Domain=");
      assertEquals("a=1", header("http://a.h.example/"));
      assertEquals("", header("http://h.example/"));
    }

    /** Section 5.7, step 23. */
    @Test
    void cookieOfTheHostAndCookieOfTheDomainAreSeparate() {
      keep("http://h.example/", "a=1", "a=2; Domain=h.example");
      assertEquals("a=1; a=2", header("http://h.example/"));
      assertEquals("a=2", header("http://sub.h.example/"));
    }

    @Test
    void addressHasNoSubdomains() {
      keep(
          "http://127.0.0.1/",
          "a=1; Domain=127.0.0.1",
          "a=2",
          "b=1; Domain=.0.0.1",
          "b=2; Domain=1");
      keep("http://[::1]/", "c=1; Domain=[::1]", "d=1; Domain=::1");
      assertEquals("a=2", header("http://127.0.0.1/"));
      assertEquals("c=1", header("http://[::1]/"));
    }
  }

  @Nested
  class Lifetimes {

    @Test
    void maxAgeWinsOverExpires() {
      keep(
          "http://h.example/",
          "a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
          "b=1; Expires=Fri, 01 Jan 2027 00:00:00 GMT; Max-Age=0",
          "c=1; Max-Age=-1",
          "d=1; Max-Age=-9999999999999999999999999");
      assertEquals("a=1", header("http://h.example/"));
      now = now.plusSeconds(60);
      assertEquals("", header("http://h.example/"));
    }

    @Test
    void unreadableMaxAgeIsIgnored() {
      keep(
          "http://h.example/",
          "a=1; Max-Age=",
          "b=1; Max-Age=+1",
          "c=1; Max-Age=1s",
          "d=1; Max-Age=-");
      now = now.plusSeconds(100);
      assertEquals("a=1; b=1; c=1; d=1", header("http://h.example/"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Max-Age=34560001",
          "Max-Age=99999999999999999999999999",
          "Expires=Fri, 31 Dec 9999 23:59:59 GMT"
        })
    void cookieIsKeptForAtMost400Days(String lifetime) {
      keep("http://h.example/", "a=1; " + lifetime);
      now = now.plus(Duration.ofDays(400)).minusSeconds(1);
      assertEquals("a=1", header("http://h.example/"));
      now = now.plusSeconds(1);
      assertEquals("", header("http://h.example/"));
    }

    @Test
    void cookieWithoutLifetimeIsKeptAsLongAsTheClient() {
      keep("http://h.example/", "a=1");
      now = now.plus(Duration.ofDays(4000));
      assertEquals("a=1", header("http://h.example/"));
    }
  }

  @Nested
  class Sizes {

    @Test
    void nameAndValueHaveAtMost4096Bytes() {
      keep(
          "http://h.example/",
          "a=" + "v".repeat(4095),
          "b=" + "v".repeat(4096),
          "=" + "v".repeat(9));
      assertEquals("a=" + "v".repeat(4095), header("http://h.example/"));
    }

    /** Section 5.6: a longer attribute counts as absent. */
    @Test
    void attributeHasAtMost1024Bytes() {
      String long1 = "/" + "x".repeat(1023);
      keep("http://h.example/y/", "a=1; Path=" + long1, "b=2; Path=" + long1 + "x");
      assertEquals("a=1", header("http://h.example" + long1));
      assertEquals("b=2", header("http://h.example/y/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\1", "\n", "\r", "\u001f", "\u007f", "\u20ac"})
    void controlCharacterAnywhereRefusesTheCookie(String c) {
      keep(
          "http://h.example/",
          "a" + c + "=1",
          "b=1" + c + "2",
          "c=1; Path=/" + c,
          "d=1;" + c + "e=2");
      assertEquals("", header("http://h.example/"));
    }

    @Test
    void headerHasAtMost8KibibytesWithoutTheOldest() {
      String value = "v".repeat(2046);
      keep("http://h.example/", "a=" + value, "b=" + value, "c=" + value, "d=" + value, "e=5");
      String header = header("http://h.example/");
      assertTrue(header.length() <= 8192, () -> "length " + header.length());
      assertEquals("b=" + value + "; c=" + value + "; d=" + value + "; e=5", header);
    }

    @Test
    void headerOf8KibibytesIsComplete() {
      keep("http://h.example/", "a=" + "v".repeat(4094), "b=" + "w".repeat(4090));
      assertEquals(4096 + 2 + 4092, header("http://h.example/").length());
      keep("http://h.example/", "b=" + "w".repeat(4092));
      assertEquals(8192, header("http://h.example/").length());
      keep("http://h.example/", "b=" + "w".repeat(4093));
      assertEquals(4095, header("http://h.example/").length());
    }
  }

  @Nested
  class Numbers {

    @Test
    void oldestCookieOfTheHostMakesRoom() {
      keep("http://h.example/", numbered("c", 51, ""));
      String header = header("http://h.example/");
      assertTrue(header.startsWith("c1=v; c2=v;"), header);
      assertTrue(header.endsWith("c50=v"), header);
    }

    /** Section 5.7: cookies without Secure make room first. */
    @Test
    void secureCookiesDoNotMakeRoomForOthers() {
      keep("https://h.example/", numbered("s", 49, "; Secure"));
      keep("http://h.example/", numbered("c", 200, ""));
      String header = header("https://h.example/");
      assertTrue(header.startsWith("s0=v; s1=v;"), header);
      assertTrue(header.endsWith("s48=v; c199=v"), header);
    }

    @Test
    void noHostMakesTheStoreForgetTheCookiesOfAnother() {
      keep("http://h.example/", "a=1");
      for (int i = 0; i < 100; i++) {
        keep("http://evil.example/", numbered("c" + i + "x", 50, ""));
      }
      assertEquals("a=1", header("http://h.example/"));
    }

    /** A host with a long name can set cookies for each of the domains above it. */
    @Test
    void manyDomainsOfOneHostCountTogether() {
      keep("http://h.example/", "a=1");
      StringBuilder host = new StringBuilder("evil.example");
      for (int i = 0; i < 100; i++) {
        host.insert(0, "x.");
      }
      String domain = host.toString();
      while (domain.indexOf('.') != domain.lastIndexOf('.')) {
        keep("http://" + host + "/", numbered("c", 50, "; Domain=" + domain));
        domain = domain.substring(2);
      }
      assertEquals("a=1", header("http://h.example/"));
    }

    @Test
    void hostsWithMostCookiesMakeRoomForThoseOfManyHosts() {
      keep("http://h.example/", "a=1");
      for (int i = 0; i < 100; i++) {
        keep("http://evil" + i + ".example/", numbered("c", 50, ""));
      }
      assertEquals("a=1", header("http://h.example/"));
    }
  }
}
