package dev.sockjs.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ServerInfo;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** sockjs-protocol 0.3.3, "Info". */
class InfoParserTest {

  @Test
  void byteOrderMarkIsDropped() {
    assertTrue(InfoParser.parse("\ufeff{\"cookie_needed\":true}").cookieNeeded());
    assertFalse(InfoParser.parse("\ufeff").cookieNeeded());
    assertThrows(UnusableInfoException.class, () -> InfoParser.parse("{}\ufeff"));
  }

  @Test
  void infoOfSockjsNodeIsParsed() {
    ServerInfo info =
        InfoParser.parse(
            "{\"websocket\":false,\"origins\":[\"*:*\"],\"cookie_needed\":true,"
                + "\"entropy\":2895438592,\"base_url\":\"http://b.example/echo\"}");
    assertFalse(info.websocket());
    assertTrue(info.cookieNeeded());
    assertEquals(Optional.of("http://b.example/echo"), info.baseUrl());
  }

  @Test
  void lineBreaksMayBeAnywhereBetweenTokens() {
    ServerInfo info =
        InfoParser.parse("\r\n{\n\"websocket\"\r\n:\n\nfalse\n,\"cookie_needed\":\ntrue}\n");
    assertFalse(info.websocket());
    assertTrue(info.cookieNeeded());
  }

  @Test
  void missingKeysMeanTheDefaults() {
    ServerInfo info = InfoParser.parse("{\"entropy\":1}");
    assertTrue(info.websocket());
    assertFalse(info.cookieNeeded());
    assertEquals(Optional.empty(), info.baseUrl());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "null", "\"\"", "\"false\"", "[]", "{}"})
  void onlyFalseDisablesWebsocket(String value) {
    assertTrue(InfoParser.parse("{\"websocket\":" + value + "}").websocket());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "\"true\"", "[true]", "{\"a\":true}"})
  void onlyTrueMakesCookiesNeeded(String value) {
    assertFalse(InfoParser.parse("{\"cookie_needed\":" + value + "}").cookieNeeded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "42", "[\"/a\"]", "{\"base_url\":\"/a\"}"})
  void onlyANonEmptyStringIsABaseUrl(String value) {
    assertEquals(Optional.empty(), InfoParser.parse("{\"base_url\":" + value + "}").baseUrl());
  }

  @Test
  void lastOfARepeatedKeyCounts() {
    assertTrue(InfoParser.parse("{\"websocket\":false,\"websocket\":true}").websocket());
  }

  @Test
  void unknownKeysAreIgnored() {
    String body =
        "{\"transports\":[\"websocket\",{\"websocket\":false}],\"x\":{\"cookie_needed\":true},"
            + "\"y\":-1.5e300,\"z\":null,\"cookie_needed\":true}";
    assertTrue(InfoParser.parse(body).websocket());
    assertTrue(InfoParser.parse(body).cookieNeeded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2147483648", "8953022566823052672", "1e400", "99999999999999999999999"})
  void entropyMayHaveAnySize(String entropy) {
    assertFalse(InfoParser.parse("{\"entropy\":" + entropy + ",\"websocket\":false}").websocket());
  }

  @Test
  void entropyMayHaveThousandsOfDigits() {
    String entropy = "7".repeat(20_000);
    assertFalse(InfoParser.parse("{\"entropy\":" + entropy + ",\"websocket\":false}").websocket());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " \r\n", "null", "[]", "[1,{\"websocket\":false}]", "true", "42", "\"x\""})
  void emptyBodyAndJsonThatIsNotAnObjectMeanTheDefaults(String body) {
    assertSame(ServerInfo.defaults(), InfoParser.parse(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"websocket\":false",
        "{\"websocket\":fal",
        "[1,",
        "nul",
        "{\"a\":1}}",
        "{}{}",
        "{} x",
        "{'websocket':false}",
        "{websocket:false}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "404 not found"
      })
  void anythingElseIsNotASockJsEndpoint(String body) {
    assertThrows(UnusableInfoException.class, () -> InfoParser.parse(body));
  }

  @Test
  void errorQuotesTheBeginningOfALongPage() {
    String page = "<!DOCTYPE html>\n<html><body>" + "Please log in. ".repeat(1000);
    UnusableInfoException error =
        assertThrows(UnusableInfoException.class, () -> InfoParser.parse(page));
    assertTrue(error.getMessage().contains("not a SockJS endpoint"), error.getMessage());
    assertTrue(error.getMessage().contains("<!DOCTYPE html>\\n"), error.getMessage());
    assertTrue(error.getMessage().length() < 200, error.getMessage());
  }

  @Test
  void nestingIsBounded() {
    String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThrows(UnusableInfoException.class, () -> InfoParser.parse(deep));
  }
}
