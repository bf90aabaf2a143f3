package dev.sockjs.core.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Headers;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

class Rfc6265CookieStoreProperties {

  private static final URI URL = URI.create("https://www.example.org/echo/info");

  private static Rfc6265CookieStore newStore() {
    return new Rfc6265CookieStore(() -> Instant.parse("2025-01-01T00:00:00Z"));
  }

  @Property
  void anyTextIsStoredOrIgnoredAndTheResultFitsAHeader(@ForAll List<String> setCookies) {
    Rfc6265CookieStore store = newStore();
    store.keep(URL, setCookies);
    store.header(URL).ifPresent(value -> Headers.of("Cookie", value));
  }

  @Property
  void anyCookieTokensAreStoredOrIgnored(@ForAll("cookieTokens") List<String> setCookies) {
    Rfc6265CookieStore store = newStore();
    store.keep(URL, setCookies);
    store.header(URL).ifPresent(value -> Headers.of("Cookie", value));
  }

  @Property
  void everyNameAndValueIsSentBackUnchanged(
      @ForAll("name") String name, @ForAll("value") String value) {
    Rfc6265CookieStore store = newStore();
    store.keep(URL, List.of(name + "=" + value + "; Path=/; Max-Age=60"));
    assertEquals(Optional.of(name + "=" + value), store.header(URL));
  }

  @Provide
  Arbitrary<List<String>> cookieTokens() {
    String tokens =
        "a|=|;| |\t|\"|,|.|/|-|:|1|99|2030|Jun|10:18:14|Max-Age=|Expires=|Domain=|Path=|Secure"
            + "|HttpOnly|example.org|org|\0|\u00e4|\u0100";
    return Arbitraries.of(tokens.split("\\|"))
        .list()
        .ofMaxSize(30)
        .map(chosen -> String.join("", chosen))
        .list()
        .ofMaxSize(3);
  }

  /**
   * Names without the characters that end a name, and without space at the ends, which is trimmed.
   */
  @Provide
  Arbitrary<String> name() {
    return fieldText().excludeChars('=', ';').ofMinLength(1).map(text -> "n" + text + "e");
  }

  @Provide
  Arbitrary<String> value() {
    return fieldText().excludeChars(';').map(text -> "v" + text + "e");
  }

  private static StringArbitrary fieldText() {
    return Arbitraries.strings().withCharRange(' ', '~').withCharRange('\u0080', '\u00ff');
  }
}
