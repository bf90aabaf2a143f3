package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LineDecoderProperties {

  private static final int ROOMY = 10_000;

  @Property
  void whatIsWrittenAsLinesComesBack(@ForAll("lines") List<String> lines) throws Exception {
    assertEquals(lines, decode(ROOMY, bytes(lines)));
  }

  @Property
  void splittingAnyBytesAnywhereChangesNothing(
      @ForAll("soup") byte[] bytes,
      @ForAll @IntRange(min = 1, max = 60) int bound,
      @ForAll @Size(max = 20) List<Integer> places) {
    DecoderOutcome whole = DecoderOutcome.of(new LineDecoder(bound), bytes);

    assertEquals(whole, DecoderOutcome.of(new LineDecoder(bound), Pieces.of(bytes, places)));
    DecoderOutcome.assertTheSameHoweverCut(LineDecoder::new, bytes);
  }

  @Property
  void splittingTheLinesAnywhereChangesNothing(
      @ForAll("lines") List<String> lines, @ForAll @Size(max = 20) List<Integer> places)
      throws Exception {
    assertEquals(lines, decode(ROOMY, Pieces.of(bytes(lines), places)));
  }

  @Property
  void theBoundIsTheSameHoweverTheLineIsSplit(
      @ForAll("line") String line,
      @ForAll @IntRange(min = 1, max = 60) int bound,
      @ForAll @Size(max = 20) List<Integer> places) {
    byte[] bytes = bytes(List.of(line));

    assertEquals(line.length() <= bound, fits(bound, bytes));
    assertEquals(line.length() <= bound, fits(bound, Pieces.of(bytes, places)));
  }

  @Property
  void noMoreThanTheBoundIsEverHeld(
      @ForAll("soup") byte[] bytes,
      @ForAll @IntRange(min = 1, max = 60) int bound,
      @ForAll @Size(max = 20) List<Integer> places) {
    LineDecoder decoder = new LineDecoder(bound);
    try {
      for (byte[] part : Pieces.of(bytes, places)) {
        decoder.decode(part, frame -> assertTrue(frame.length() <= bound));
        // Three bytes a unit, and a carriage return.
        assertTrue(decoder.rest().orElse("").getBytes(UTF_8).length <= 9 * bound + 3);
      }
    } catch (FrameTooLongException e) {
      // As it should be.
    }
  }

  @Provide
  Arbitrary<byte[]> soup() {
    return HostileBytes.with("o", "h", "a[\"x\"]", "xxxxxxxx", " ", "\0", "\r", "\n", "\r\n");
  }

  @Provide
  Arbitrary<String> line() {
    return Arbitraries.strings()
        .all()
        .ofMaxLength(50)
        .map(text -> new String(text.replaceAll("[\r\n]", "").getBytes(UTF_8), UTF_8))
        .filter(text -> !text.isEmpty());
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return line().list().ofMaxSize(10);
  }

  private static byte[] bytes(List<String> lines) {
    return lines.stream().map(line -> line + "\n").reduce("", String::concat).getBytes(UTF_8);
  }

  private static List<String> decode(int bound, byte[]... parts) throws FrameTooLongException {
    LineDecoder decoder = new LineDecoder(bound);
    List<String> frames = new ArrayList<>();
    for (byte[] part : parts) {
      decoder.decode(part, frames::add);
    }
    return frames;
  }

  private static boolean fits(int bound, byte[]... parts) {
    try {
      decode(bound, parts);
      return true;
    } catch (FrameTooLongException e) {
      return false;
    }
  }
}
