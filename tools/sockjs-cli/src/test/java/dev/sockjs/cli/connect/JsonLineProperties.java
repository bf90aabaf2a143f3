package dev.sockjs.cli.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.cli.output.Escaper;
import dev.sockjs.cli.output.JsonLine;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** JSON lines preserve every string of UTF-16 units, in output and in input. */
final class JsonLineProperties {

  @Property
  void writtenTextIsParsedUnchanged(@ForAll("texts") String text) throws IOException {
    byte[] line = JsonLine.of("message").with("data", text).toString().getBytes(UTF_8);
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      while (!"data".equals(parser.currentName())
          || parser.currentToken() != JsonToken.VALUE_STRING) {
        assertTrue(parser.nextToken() != null);
      }
      assertEquals(text, parser.getText());
    }
  }

  @Property
  void writtenTextStaysOnOneLine(@ForAll("texts") String text) {
    assertEquals(1, JsonLine.of("message").with("data", text).toString().lines().count());
  }

  @Property
  void escapedTextIsSentUnchanged(@ForAll("texts") String text) {
    String line = "{\"send\":\"" + Escaper.json(text) + "\"}";
    assertEquals(new Send(List.of(text)), JsonLineParser.parse(line));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.chars(),
            Arbitraries.chars().range('\ud7f0', '\ue010'),
            Arbitraries.chars().range('\u0000', '\u00ff'),
            Arbitraries.of('"', '\\', '\u2028', '\u2029', '\ufffe', '\uffff'))
        .list()
        .ofMaxSize(40)
        .map(
            units -> {
              StringBuilder text = new StringBuilder();
              units.forEach(text::append);
              return text.toString();
            });
  }
}
