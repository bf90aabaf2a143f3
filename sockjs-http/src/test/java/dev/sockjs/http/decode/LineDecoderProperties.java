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

  private static final int LARGE = 10_000;

  @Property
  void linesAreDecodedAsWritten(@ForAll("lines") List<String> lines) throws Exception {
    assertEquals(lines, decode(LARGE, bytes(lines)));
  }

  @Property
  void splittingAnyBytesAnywhereChangesNothing(
      @ForAll("hostileBytes") byte[] bytes,
      @ForAll @IntRange(min = 1, max = 60) int limit,
      @ForAll @Size(max = 20) List<Integer> positions) {
    DecoderOutcome whole = DecoderOutcome.of(new LineDecoder(limit), bytes);

    assertEquals(whole, DecoderOutcome.of(new LineDecoder(limit), Pieces.of(bytes, positions)));
    DecoderOutcome.assertSameHoweverSplit(LineDecoder::new, bytes);
  }

  @Property
  void splittingTheLinesAnywhereChangesNothing(
      @ForAll("lines") List<String> lines, @ForAll @Size(max = 20) List<Integer> positions)
      throws Exception {
    assertEquals(lines, decode(LARGE, Pieces.of(bytes(lines), positions)));
  }

  @Property
  void limitDoesNotDependOnHowTheLineIsSplit(
      @ForAll("line") String line,
      @ForAll @IntRange(min = 1, max = 60) int limit,
      @ForAll @Size(max = 20) List<Integer> positions) {
    byte[] bytes = bytes(List.of(line));

    assertEquals(line.length() <= limit, isWithinLimit(limit, bytes));
    assertEquals(line.length() <= limit, isWithinLimit(limit, Pieces.of(bytes, positions)));
  }

  @Property
  void neverBuffersMoreThanTheLimit(
      @ForAll("hostileBytes") byte[] bytes,
      @ForAll @IntRange(min = 1, max = 60) int limit,
      @ForAll @Size(max = 20) List<Integer> positions) {
    LineDecoder decoder = new LineDecoder(limit);
    try {
      for (byte[] part : Pieces.of(bytes, positions)) {
        decoder.decode(part, frame -> assertTrue(frame.length() <= limit));
        // Nine bytes for each unit of the limit, and three for a carriage return: three bytes are
        // buffered for a unit, and each may become a U+FFFD of three bytes.
        assertTrue(decoder.partialFrame().orElse("").getBytes(UTF_8).length <= 9 * limit + 3);
      }
    } catch (FrameTooLongException e) {
      // The limit was enforced.
    }
  }

  @Provide
  Arbitrary<byte[]> hostileBytes() {
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

  private static List<String> decode(int limit, byte[]... parts) throws FrameTooLongException {
    LineDecoder decoder = new LineDecoder(limit);
    List<String> frames = new ArrayList<>();
    for (byte[] part : parts) {
      decoder.decode(part, frames::add);
    }
    return frames;
  }

  private static boolean isWithinLimit(int limit, byte[]... parts) {
    try {
      decode(limit, parts);
      return true;
    } catch (FrameTooLongException e) {
      return false;
    }
  }
}
