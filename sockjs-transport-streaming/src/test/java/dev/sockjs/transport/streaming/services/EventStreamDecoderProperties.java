package dev.sockjs.transport.streaming.services;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.http.decode.FrameTooLongException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventStreamDecoderProperties {

  private static final int ROOMY = 10_000;

  @Property
  void whatAServerEscapesComesBackHoweverItIsCut(
      @ForAll("frames") List<String> frames,
      @ForAll("lineEnd") String lineEnd,
      @ForAll @Size(max = 20) List<Integer> places)
      throws Exception {
    byte[] bytes =
        events(frames.stream().map(frame -> frame.replace("%", "%25")).toList(), lineEnd);

    assertEquals(frames, decode(Optional.of(true), ROOMY, pieces(bytes, places)));
    assertEquals(frames, decode(Optional.empty(), ROOMY, pieces(bytes, places)));
  }

  @Property
  void whatAServerDoesNotEscapeComesBackHoweverItIsCut(
      @ForAll("frames") List<String> frames,
      @ForAll("lineEnd") String lineEnd,
      @ForAll @Size(max = 20) List<Integer> places)
      throws Exception {
    byte[] bytes = events(frames, lineEnd);

    assertEquals(frames, decode(Optional.of(false), ROOMY, pieces(bytes, places)));
  }

  @Property
  void onceAServerHasShownThatItDoesNotEscapeItsFramesComeBackAsTheyAre(
      @ForAll("frames") List<String> frames, @ForAll @Size(max = 20) List<Integer> places)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("a[\"5% off\"]"));
    all.addAll(frames);

    assertEquals(all, decode(Optional.empty(), ROOMY, pieces(events(all, "\r\n"), places)));
  }

  @Property
  void cuttingAnyBytesAnywhereChangesNothing(
      @ForAll("soup") byte[] bytes,
      @ForAll @IntRange(min = 1, max = 60) int bound,
      @ForAll @Size(max = 20) List<Integer> places) {
    assertEquals(outcome(bound, bytes), outcome(bound, pieces(bytes, places)));
  }

  @Provide
  Arbitrary<List<String>> frames() {
    return Arbitraries.strings()
        .withChars("oahc[]\"%25 :data\u2028\ufeff")
        .all()
        .ofMaxLength(50)
        // What JSON escapes, or UTF-8 cannot carry, is on no wire.
        .map(text -> new String(text.replaceAll("[\r\n]", "").getBytes(UTF_8), UTF_8))
        .filter(text -> !text.isEmpty())
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> lineEnd() {
    return Arbitraries.of("\r\n", "\n", "\r");
  }

  /** Bytes that may mean something, in any order. */
  @Provide
  Arbitrary<byte[]> soup() {
    return Arbitraries.of(
            // A byte a unit.
            "data",
            "event",
            "id",
            ":",
            " ",
            "\r",
            "\n",
            "\n\n",
            "\r\n",
            "h",
            "%",
            "%2",
            "%25",
            "o",
            "message",
            "\0",
            // Whole UTF-8: a byte order mark, U+2028, U+1F600.
            "\u00ef\u00bb\u00bf",
            "\u00e2\u0080\u00a8",
            "\u00f0\u009f\u0098\u0080",
            // And broken: cut, a surrogate, never legal.
            "\u00e2\u0080",
            "\u00f0\u009f\u0098",
            "\u00ed\u00a0\u0080",
            "\u00ff")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts).getBytes(ISO_8859_1));
  }

  private static byte[] events(List<String> frames, String lineEnd) {
    return frames.stream()
        .map(frame -> "data: " + frame + lineEnd + lineEnd)
        .reduce(lineEnd, String::concat)
        .getBytes(UTF_8);
  }

  /** What the decoder makes of the bytes, whatever that is. */
  private static String outcome(int bound, byte[]... parts) {
    EventStreamDecoder decoder = new EventStreamDecoder(bound, new PercentSigns(Optional.empty()));
    try {
      List<String> frames = decode(decoder, parts);
      assertTrue(frames.stream().allMatch(frame -> frame.length() <= bound));
      return frames + decoder.rest().map(rest -> ", then " + rest).orElse("");
    } catch (FrameTooLongException e) {
      return "too long";
    }
  }

  private static List<String> decode(Optional<Boolean> escaped, int bound, byte[]... parts)
      throws FrameTooLongException {
    EventStreamDecoder decoder = new EventStreamDecoder(bound, new PercentSigns(escaped));
    List<String> frames = decode(decoder, parts);
    assertEquals(Optional.empty(), decoder.rest());
    return frames;
  }

  private static List<String> decode(EventStreamDecoder decoder, byte[]... parts)
      throws FrameTooLongException {
    List<String> frames = new ArrayList<>();
    for (byte[] part : parts) {
      decoder.decode(part, frames::add);
    }
    return frames;
  }

  private static byte[][] pieces(byte[] bytes, List<Integer> places) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, bytes.length));
    places.forEach(place -> cuts.add(Math.floorMod(place, bytes.length + 1)));
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int to : cuts) {
      parts.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return parts.toArray(byte[][]::new);
  }
}
