package dev.sockjs.cli.connect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Send;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineReaderTest {

  @Test
  void everyLineIsAMessage() throws IOException {
    assertEquals(List.of(send("one"), send(""), send("two ")), plain("one\n\ntwo \n"));
  }

  @Test
  void theLastLineNeedsNoTerminator() throws IOException {
    assertEquals(List.of(send("one"), send("two")), plain("one\ntwo"));
  }

  @Test
  void emptyInputHasNoLines() throws IOException {
    assertEquals(List.of(), plain(""));
  }

  @Test
  void onlyACarriageReturnBeforeALineFeedIsRemoved() throws IOException {
    assertEquals(List.of(send("a\rb"), send("c\r")), plain("a\rb\r\nc\r\r\n"));
  }

  @Test
  void otherLineSeparatorsArePartOfTheMessage() throws IOException {
    assertEquals(List.of(send("a\u0085b\u2028c\u000bd")), plain("a\u0085b\u2028c\u000bd\n"));
  }

  @Test
  void linesAreUtf8() throws IOException {
    assertEquals(
        List.of(send("gr\u00fc\u00dfe \ud83d\ude00")), plain("gr\u00fc\u00dfe \ud83d\ude00\n"));
  }

  @Test
  void aLineThatIsNotUtf8IsInvalidAndTheNextOneIsRead() throws IOException {
    Input input = LineReader.plain(new ByteArrayInputStream("\u00fc\nok\n".getBytes(ISO_8859_1)));
    assertEquals(List.of(new Invalid("Not UTF-8: \ufffd"), send("ok")), all(input));
  }

  @Test
  void jsonLinesAreParsed() throws IOException {
    Input input = LineReader.json(new ByteArrayInputStream("{\"send\":\"a\"}\r\n".getBytes(UTF_8)));
    assertEquals(List.of(send("a")), all(input));
  }

  @Test
  void givenMessagesAreNotSplitIntoLines() throws IOException {
    assertEquals(List.of(send("a\nb"), send("")), all(Input.of(List.of("a\nb", ""))));
  }

  private static List<InputLine> plain(String text) throws IOException {
    return all(LineReader.plain(new ByteArrayInputStream(text.getBytes(UTF_8))));
  }

  private static List<InputLine> all(Input input) throws IOException {
    List<InputLine> lines = new ArrayList<>();
    for (Optional<InputLine> line = input.next(); line.isPresent(); line = input.next()) {
      lines.add(line.get());
    }
    return lines;
  }

  private static InputLine send(String text) {
    return new Send(List.of(text));
  }
}
