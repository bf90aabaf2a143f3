package dev.sockjs.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Send;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonLineParserTest {

  @Test
  void sendTakesAStringOrAnArrayOfStrings() {
    assertEquals(new Send(List.of("a")), JsonLineParser.parse("{\"send\":\"a\"}"));
    assertEquals(
        new Send(List.of("a", "")), JsonLineParser.parse(" { \"send\" : [ \"a\" , \"\" ] } "));
    assertEquals(new Send(List.of()), JsonLineParser.parse("{\"send\":[]}"));
  }

  @Test
  void loneSurrogatesAreReadFromEscapes() {
    assertEquals(
        new Send(List.of("\ud800x\udc00 \ud83d\ude00")),
        JsonLineParser.parse("{\"send\":\"\\ud800x\\uDC00 \\ud83d\\ude00\"}"));
  }

  @Test
  void closeTakesACodeAndAReason() {
    assertEquals(
        new Close(new CloseRequest(OptionalInt.of(3000), "bye")),
        JsonLineParser.parse("{\"close\":{\"code\":3000,\"reason\":\"bye\"}}"));
  }

  @Test
  void codeAndReasonAreOptional() {
    assertEquals(new Close(CloseRequest.DEFAULT), JsonLineParser.parse("{\"close\":{}}"));
    assertEquals(
        new Close(new CloseRequest(OptionalInt.empty(), "bye")),
        JsonLineParser.parse("{\"close\":{\"reason\":\"bye\"}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "\"hello\"",
        "[]",
        "{}",
        "{\"send\"}",
        "{\"send\":1}",
        "{\"send\":null}",
        "{\"send\":[\"a\",1]}",
        "{\"send\":[\"a\"}",
        "{\"send\":\"a\",\"send\":\"b\"}",
        "{\"send\":\"a\"}{\"send\":\"b\"}",
        "{\"send\":\"a\"} x",
        "{\"ping\":{}}",
        "{\"close\":3000}",
        "{\"close\":{\"code\":\"3000\"}}",
        "{\"close\":{\"code\":3000.5}}",
        "{\"close\":{\"code\":99999999999}}",
        "{\"close\":{\"code\":1006}}",
        "{\"close\":{\"code\":5000}}",
        "{\"close\":{\"reason\":1}}",
        "{\"close\":{\"why\":\"bye\"}}",
      })
  void anyOtherLineIsInvalidAndQuoted(String line) {
    Invalid invalid = assertInstanceOf(Invalid.class, JsonLineParser.parse(line));
    assertTrue(invalid.error().endsWith(": " + line), invalid.error());
  }

  @Test
  void theQuoteOfALongLineIsShortened() {
    Invalid invalid = assertInstanceOf(Invalid.class, JsonLineParser.parse("x".repeat(10_000)));
    assertEquals("Not JSON: " + "x".repeat(200) + "...", invalid.error());
  }

  @Test
  void aReasonOfMoreThan123BytesIsInvalid() {
    String reason = "\u00fc".repeat(62);
    assertInstanceOf(
        Invalid.class, JsonLineParser.parse("{\"close\":{\"reason\":\"" + reason + "\"}}"));
  }
}
