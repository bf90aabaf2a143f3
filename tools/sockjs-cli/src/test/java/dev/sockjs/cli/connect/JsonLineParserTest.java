package dev.sockjs.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.connect.InputLine.Bad;
import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Send;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonLineParserTest {

  @Test
  void sendTakesATextOrTexts() {
    assertEquals(new Send(List.of("a")), JsonLineParser.parse("{\"send\":\"a\"}"));
    assertEquals(
        new Send(List.of("a", "")), JsonLineParser.parse(" { \"send\" : [ \"a\" , \"\" ] } "));
    assertEquals(new Send(List.of()), JsonLineParser.parse("{\"send\":[]}"));
  }

  @Test
  void loneSurrogatesComeAsEscapes() {
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
  void closeNeedsNeither() {
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
  void anythingElseIsBadAndQuoted(String line) {
    Bad bad = assertInstanceOf(Bad.class, JsonLineParser.parse(line));
    assertTrue(bad.problem().endsWith(": " + line), bad.problem());
  }

  @Test
  void aLongLineIsCutWhereItIsQuoted() {
    Bad bad = assertInstanceOf(Bad.class, JsonLineParser.parse("x".repeat(10_000)));
    assertEquals("Not JSON: " + "x".repeat(200) + "...", bad.problem());
  }

  @Test
  void aReasonOfMoreThan123BytesIsBad() {
    String reason = "\u00fc".repeat(62);
    assertInstanceOf(
        Bad.class, JsonLineParser.parse("{\"close\":{\"reason\":\"" + reason + "\"}}"));
  }
}
