package dev.sockjs.cli.stomp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** STOMP 1.2, sections "STOMP Frames" to "Repeated Header Entries". */
final class StompDecoderTest {

  private final StompDecoder decoder = new StompDecoder(1000);

  @Test
  void aFrameHasACommandHeadersAndABody() {
    assertEquals(
        List.of(StompFrame.of("MESSAGE").with("a", "1").with("b", "x:y").withBody("hi\n")),
        decoder.decode("MESSAGE\na:1\nb:x\\cy\n\nhi\n\0"));
  }

  @Test
  void linesCanEndWithCrLf() {
    assertEquals(
        List.of(StompFrame.of("RECEIPT").with("receipt-id", "1")),
        decoder.decode("RECEIPT\r\nreceipt-id:1\r\n\r\n\0\r\n"));
  }

  @Test
  void lineEndsAreHeartbeatsAndNoFrames() {
    assertEquals(List.of(), decoder.decode("\n\r\n\n"));
  }

  @Test
  void aMessageCanHaveSeveralFramesAndAPart() {
    assertEquals(
        List.of(StompFrame.of("A"), StompFrame.of("B")), decoder.decode("A\n\n\0\nB\n\n\0C\n"));
    assertEquals(List.of(StompFrame.of("C").withBody("x")), decoder.decode("\nx\0"));
  }

  @Test
  void firstOfRepeatedHeadersCounts() {
    assertEquals(
        List.of(StompFrame.of("MESSAGE").with("foo", "World")),
        decoder.decode("MESSAGE\nfoo:World\nfoo:Hello\n\n\0"));
  }

  @Test
  void aBodyWithContentLengthCanHaveNul() {
    String frame = "MESSAGE\ncontent-length:5\n\na\0\u00fcb\0";
    assertEquals("a\0\u00fcb", decoder.decode(frame).get(0).body());
  }

  @Test
  void connectedHasNoEscapes() {
    assertEquals(
        List.of(StompFrame.of("CONNECTED").with("server", "a\\cb")),
        decoder.decode("CONNECTED\nserver:a\\cb\n\n\0"));
  }

  @ParameterizedTest
  @CsvSource({
    "'hello^', no blank line after the headers",
    "'hello\n\n^', not a command",
    "'A\nno colon\n\n^', a header has no colon",
    "'A\na:\\t\n\n^', undefined escape in a header",
    "'A\ncontent-length:x\n\n^', the content-length is not a number of bytes",
    "'A\ncontent-length:-1\n\n^', the content-length is not a number of bytes",
    "'A\ncontent-length:1\n\nab^', the body is longer than its content-length",
  })
  void otherTextIsAnErrorThatQuotesIt(String line, String problem) {
    String text = line.replace('^', '\0');
    StompException error = assertThrows(StompException.class, () -> decoder.decode(text));
    assertEquals("Not STOMP: " + problem, error.getMessage().substring(0, 11 + problem.length()));
  }

  @Test
  void aFrameWithoutAnEndIsAnErrorAtTheLimit() {
    assertEquals(List.of(), decoder.decode("A".repeat(1000)));
    assertThrows(StompException.class, () -> decoder.decode("A"));
  }
}
