package dev.sockjs.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ServerInfo;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InfoParserProperties {

  @Property
  void anyBytesAreAnInfoOrUnusable(@ForAll byte[] body) {
    assertInfoOrUnusable(new String(body, StandardCharsets.UTF_8));
  }

  @Property
  void anyJsonTokensAreAnInfoOrUnusable(@ForAll("jsonTokens") String body) {
    assertInfoOrUnusable(body);
  }

  @Property
  void everyInfoIsParsedUnlessItIsTruncated(
      @ForAll boolean websocket,
      @ForAll boolean cookieNeeded,
      @ForAll long entropy,
      @ForAll("space") String space) {
    String body =
        String.format(
                "{ 'entropy' : %d , 'websocket' : %b , 'cookie_needed' : %b , 'base_url' : '/b' }",
                entropy, websocket, cookieNeeded)
            .replace(" ", space)
            .replace('\'', '"');
    ServerInfo info = InfoParser.parse(body);
    assertEquals(websocket, info.websocket());
    assertEquals(cookieNeeded, info.cookieNeeded());
    assertEquals(Optional.of("/b"), info.baseUrl());
    for (int end = 1; end < body.length(); end++) {
      assertUnusable(body.substring(0, end));
    }
  }

  private static void assertInfoOrUnusable(String body) {
    try {
      InfoParser.parse(body);
    } catch (UnusableInfoException e) {
      assertTrue(e.getMessage().length() < 500, e.getMessage());
    }
  }

  private static void assertUnusable(String body) {
    assertThrows(UnusableInfoException.class, () -> InfoParser.parse(body), body);
  }

  @Provide
  Arbitrary<String> jsonTokens() {
    String tokens =
        "{|}|[|]|:|,|\"websocket\"|\"cookie_needed\"|\"base_url\"|\"\"|"
            + "\"\\u|\\|\"|true|false|null|1|-|e|.| |\n";
    return Arbitraries.of(tokens.split("\\|"))
        .list()
        .ofMaxSize(20)
        .map(chosen -> String.join("", chosen));
  }

  @Provide
  Arbitrary<String> space() {
    return Arbitraries.strings().withChars(" \t\r\n").ofMaxLength(3);
  }
}
