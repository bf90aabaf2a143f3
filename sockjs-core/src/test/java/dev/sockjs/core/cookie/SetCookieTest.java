package dev.sockjs.core.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6265, section 5.2. */
class SetCookieTest {

  private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

  private static SetCookie parse(String header) {
    return SetCookie.parse(header, NOW).orElseThrow();
  }

  @Nested
  class NameAndValue {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "SRV=B                      | SRV        | B",
          "JSESSIONID=A~dummy; path=/ | JSESSIONID | A~dummy",
          "a=b=c==                    | a          | b=c==",
          "a=\"b c\"; path=/          | a          | \"b c\"",
          "a=\"b\\\"; path=/          | a          | \"b\\\"",
          "a=b  c,d                   | a          | b  c,d",
          "a={\"b\":[1,2]}            | a          | {\"b\":[1,2]}",
          "a=%20+%3B                  | a          | %20+%3B",
          "a b=c                      | a b        | c",
          "$Version=1                 | $Version   | 1",
          "Path=/                     | Path       | /",
          "`a=\u00e4`                 | a          | \u00e4",
          "` \ta\t = \tb\t ; path=/`  | a          | b",
          "a=                         | a          | ``",
          "a=;b=c                     | a          | ``",
        })
    void areOpaque(String header, String name, String value) {
      assertEquals(name, parse(header).name());
      assertEquals(value, parse(header).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "a", "a; b=c", "=b", "  =b", "=", " ; a=b"})
    void headerWithoutBothIsIgnored(String header) {
      assertEquals(Optional.empty(), SetCookie.parse(header, NOW));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"a=b\r\nX: y", "a=\0", "a=b; path=/\n", "a\u007f=b", "a=\u0100", "\ud800=b"})
    void headerThatCannotBeSentBackIsIgnored(String header) {
      assertEquals(Optional.empty(), SetCookie.parse(header, NOW));
    }

    @Test
    void mayHave4096BytesTogether() {
      assertEquals(4093, parse("abc=" + "x".repeat(4093) + "; Path=/; Secure").value().length());
      assertEquals(Optional.empty(), SetCookie.parse("abc=" + "x".repeat(4094), NOW));
    }

    @Test
    void toStringOmitsTheValue() {
      assertEquals("SetCookie[SRV]", parse("SRV=secret").toString());
    }
  }

  @Nested
  class Attributes {

    @Test
    void missingAttributesHaveDefaults() {
      SetCookie cookie = parse("a=b");
      assertEquals("", cookie.domain());
      assertEquals("", cookie.path());
      assertFalse(cookie.secure());
      assertEquals(Instant.MAX, cookie.expiry());
    }

    @Test
    void caseAndSpaceOfNamesAreIgnored() {
      SetCookie cookie = parse("a=b;PATH = /x\t;\tdomain =Example.ORG;sEcUrE; max-age= 1");
      assertEquals("/x", cookie.path());
      assertEquals("example.org", cookie.domain());
      assertTrue(cookie.secure());
      assertEquals(NOW.plusSeconds(1), cookie.expiry());
    }

    @Test
    void unknownAttributesAreIgnored() {
      assertEquals("/x", parse("a=b; HttpOnly; SameSite=Lax; ; =; Path=/x; Version=1").path());
    }

    @Test
    void lastOfRepeatedAttributesCounts() {
      SetCookie cookie =
          parse("a=b; path=/x; path=/y; domain=x.org; domain=y.org; max-age=1; max-age=2");
      assertEquals("/y", cookie.path());
      assertEquals("y.org", cookie.domain());
      assertEquals(NOW.plusSeconds(2), cookie.expiry());
    }

    @Test
    void overlongAttributesAreIgnored() {
      assertEquals("/x", parse("a=b; path=/x; path=/" + "y".repeat(1024)).path());
      assertEquals(1024, parse("a=b; path=/" + "y".repeat(1023)).path().length());
    }

    /** Section 5.2.1. */
    @Test
    void expiresIsADate() {
      Instant date = Instant.parse("2025-02-09T10:18:14Z");
      assertEquals(date, parse("a=b; Expires=Sun, 09 Feb 2025 10:18:14 GMT").expiry());
      assertEquals(Instant.MAX, parse("a=b; Expires=tomorrow").expiry());
    }

    /** Section 5.2.2. */
    @ParameterizedTest
    @CsvSource({
      "3600,        2025-01-01T01:00:00Z",
      "0000000001,  2025-01-01T00:00:01Z",
      "0,           2025-01-01T00:00:00Z",
      "-1,          2025-01-01T00:00:00Z",
      "-99999999999999999999999, 2025-01-01T00:00:00Z",
    })
    void maxAgeCountsSecondsFromNow(String age, Instant expiry) {
      assertEquals(expiry, parse("a=b; Max-Age=" + age).expiry());
    }

    @Test
    void nothingIsKeptForMoreThan400Days() {
      Instant end = Instant.parse("2026-02-05T00:00:00Z");
      assertEquals(end, parse("a=b; Max-Age=99999999999999999999999").expiry());
      assertEquals(end, parse("a=b; Expires=Sun, 09 Jun 2030 10:18:14 GMT").expiry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+1", "1.5", "1s", "0x1", "\"1\"", "1 2"})
    void maxAgeThatIsNotAnIntegerIsIgnored(String age) {
      assertEquals(Instant.MAX, parse("a=b; Max-Age=" + age).expiry());
    }

    /** Section 5.3, step 3. */
    @Test
    void maxAgeOverridesExpiresInEitherOrder() {
      String expires = "; Expires=Sun, 09 Jun 2030 10:18:14 GMT";
      assertEquals(NOW.plusSeconds(1), parse("a=b; Max-Age=1" + expires).expiry());
      assertEquals(NOW.plusSeconds(1), parse("a=b" + expires + "; Max-Age=1").expiry());
    }

    /** Section 5.2.3. */
    @ParameterizedTest
    @CsvSource({"example.org,example.org", ".Example.org,example.org", "'',''", ".,''"})
    void domainLosesItsLeadingDot(String attribute, String domain) {
      assertEquals(domain, parse("a=b; Domain=" + attribute).domain());
    }

    /** Section 5.2.4. */
    @ParameterizedTest
    @CsvSource({"/x,/x", "/,/", "x,''", "'',''", "\"/x\",''"})
    void pathWithoutALeadingSlashIsIgnored(String attribute, String path) {
      assertEquals(path, parse("a=b; Path=" + attribute).path());
    }
  }
}
