package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineDecoderTest {

  private final List<String> frames = new ArrayList<>();
  private final LineDecoder decoder = new LineDecoder(10);

  @Test
  void eachLineIsFrame() throws Exception {
    decode("o\nh\na[\"x\"]\n");

    assertEquals(List.of("o", "h", "a[\"x\"]"), frames);
    assertEquals(Optional.empty(), decoder.partialFrame());
  }

  @Test
  void lineEndsAtItsLineFeed() throws Exception {
    decode("a[\"");
    assertEquals(List.of(), frames);
    assertEquals(Optional.of("a[\""), decoder.partialFrame());

    decode("x\"]\nh");
    assertEquals(List.of("a[\"x\"]"), frames);
    assertEquals(Optional.of("h"), decoder.partialFrame());
  }

  @Test
  void carriageReturnBeforeLineFeedIsDropped() throws Exception {
    decode("o\r\n", "h\r", "\n");

    assertEquals(List.of("o", "h"), frames);
  }

  @Test
  void otherCarriageReturnsAreKept() throws Exception {
    decode("a\rb\r\r\n");

    assertEquals(List.of("a\rb\r"), frames);
  }

  @Test
  void emptyLinesAreIgnored() throws Exception {
    decode("\n\r\n\r", "\n", "o\n\n");

    assertEquals(List.of("o"), frames);
  }

  @Test
  void characterMayBeSplitAnywhere() throws Exception {
    for (byte each : "€😀é\n".getBytes(UTF_8)) {
      decoder.decode(new byte[] {each}, frames::add);
    }

    assertEquals(List.of("€😀é"), frames);
  }

  @Test
  void limitIsInUtf16Units() throws Exception {
    decode("0123456789\n", "€€€€€€€€€€\r\n", "😀😀😀", "😀😀\r", "\n");

    assertEquals(List.of("0123456789", "€€€€€€€€€€", "😀😀😀😀😀"), frames);
  }

  @Test
  void lineAboveTheLimitFails() {
    assertThrows(FrameTooLongException.class, () -> decode("0123456789a\n"));
  }

  @Test
  void lineAboveTheLimitFailsBeforeItEnds() throws Exception {
    decode("o\n0123456789");

    assertThrows(FrameTooLongException.class, () -> decode("ab"));
    assertEquals(List.of("o"), frames);
  }

  @Test
  void limitAppliesToInvalidUtf8() {
    byte[] continuations = "\u00a0".repeat(8).getBytes(UTF_8);
    for (int i = 0; i < continuations.length; i++) {
      continuations[i] = (byte) 0xa0;
    }

    assertThrows(
        FrameTooLongException.class,
        () -> {
          for (int i = 0; i < 1000; i++) {
            decoder.decode(continuations, frames::add);
          }
        });
  }

  @Test
  void invalidUtf8IsReplaced() throws Exception {
    decoder.decode(new byte[] {'a', (byte) 0xff, 'b', '\n'}, frames::add);

    assertEquals(List.of("a\ufffdb"), frames);
  }

  @Test
  void incompleteCharacterCountsAsOneUnit() throws Exception {
    byte[] incomplete = {(byte) 0xf0, (byte) 0x9f, (byte) 0x98};
    for (int i = 0; i < 10; i++) {
      decoder.decode(incomplete, frames::add);
    }
    decode("\n");

    assertEquals(List.of("\ufffd".repeat(10)), frames);
  }

  private void decode(String... parts) throws FrameTooLongException {
    for (String part : parts) {
      decoder.decode(part.getBytes(UTF_8), frames::add);
    }
  }
}
