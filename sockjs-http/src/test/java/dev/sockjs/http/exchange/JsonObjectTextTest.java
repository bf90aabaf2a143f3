package dev.sockjs.http.exchange;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {\"websocket\":true}\r\n",
        "{\"a\":{\"b\":{}},\"c\":[{}]}",
        "{\"a\":\"}\"}",
        "{\"a\":\"\\\"}\\\\\"}"
      })
  void objectIsWholeAndNoBeginningOfItIs(String text) {
    assertTrue(JsonObjectText.isWhole(text));
    for (int length = 0; length < text.strip().length(); length++) {
      assertFalse(JsonObjectText.isWhole(text.strip().substring(0, length)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "true", "{}{}", "{}x", "<html>", "}", "\"{}\""})
  void otherTextIsNot(String text) {
    assertFalse(JsonObjectText.isWhole(text));
  }
}
