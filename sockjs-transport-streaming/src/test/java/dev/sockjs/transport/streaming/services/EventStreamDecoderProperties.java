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

  private static final int LARGE = 10_000;

  @Property
  void escapedEventsAreDecodedHoweverTheyAreSplit(
      @ForAll("frames") List<String> frames,
      @ForAll("lineEnd") String lineEnd,
      @ForAll @Size(max = 20) List<Integer> positions)
      throws Exception {
    byte[] bytes =
        events(frames.stream().map(frame -> frame.replace("%", "%25")).toList(), lineEnd);

    assertEquals(frames, decode(Optional.of(true), LARGE, pieces(bytes, positions)));
    assertEquals(frames, decode(Optional.empty(), LARGE, pieces(bytes, positions)));
  }

  @Property
  void unescapedEventsAreDecodedHoweverTheyAreSplit(
      @ForAll("frames") List<String> frames,
      @ForAll("lineEnd") String lineEnd,
      @ForAll @Size(max = 20) List<Integer> positions)
      throws Exception {
    byte[] bytes = events(frames, lineEnd);

    assertEquals(frames, decode(Optional.of(false), LARGE, pieces(bytes, positions)));
  }

  @Property
  void framesStayAsTheyAreAfterServerShowsThatItDoesNotEscape(
      @ForAll("frames") List<String> frames, @ForAll @Size(max = 20) List<Integer> positions)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("a[\"5% off\"]"));
    all.addAll(frames);

    assertEquals(all, decode(Optional.empty(), LARGE, pieces(events(all, "\r\n"), positions)));
  }

  @Property
  void splittingAnyBytesAnywhereChangesNothing(
      @ForAll("hostileBytes") byte[] bytes,
      @ForAll @IntRange(min = 1, max = 60) int limit,
      @ForAll @Size(max = 20) List<Integer> positions) {
    assertEquals(outcome(limit, bytes), outcome(limit, pieces(bytes, positions)));
  }

  @Provide
  Arbitrary<List<String>> frames() {
    return Arbitraries.strings()
        .withChars("oahc[]\"%25 :data\u2028\ufeff")
        .all()
        .ofMaxLength(50)
        // Without line ends, which JSON escapes, and lone surrogates, which UTF-8 cannot encode.
        .map(text -> new String(text.replaceAll("[\r\n]", "").getBytes(UTF_8), UTF_8))
        .filter(text -> !text.isEmpty())
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> lineEnd() {
    return Arbitraries.of("\r\n", "\n", "\r");
  }

  /** Returns bytes made of tokens that the decoder may react to, and of valid or broken UTF-8. */
  @Provide
  Arbitrary<byte[]> hostileBytes() {
    return Arbitraries.of(
            // One char for each byte.
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
            // Valid UTF-8: a byte order mark, U+2028, U+1F600.
            "\u00ef\u00bb\u00bf",
            "\u00e2\u0080\u00a8",
            "\u00f0\u009f\u0098\u0080",
            // Broken UTF-8: incomplete, a surrogate, an invalid byte.
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

  /** Returns the result of decoding, which may be an error. */
  private static String outcome(int limit, byte[]... parts) {
    EventStreamDecoder decoder =
        new EventStreamDecoder(limit, new PercentDecoder(Optional.empty()));
    try {
      List<String> frames = decode(decoder, parts);
      assertTrue(frames.stream().allMatch(frame -> frame.length() <= limit));
      return frames + decoder.partialFrame().map(partial -> ", then " + partial).orElse("");
    } catch (FrameTooLongException e) {
      return "too long";
    }
  }

  private static List<String> decode(Optional<Boolean> escaped, int limit, byte[]... parts)
      throws FrameTooLongException {
    EventStreamDecoder decoder = new EventStreamDecoder(limit, new PercentDecoder(escaped));
    List<String> frames = decode(decoder, parts);
    assertEquals(Optional.empty(), decoder.partialFrame());
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

  private static byte[][] pieces(byte[] bytes, List<Integer> positions) {
    TreeSet<Integer> splits = new TreeSet<>(List.of(0, bytes.length));
    positions.forEach(position -> splits.add(Math.floorMod(position, bytes.length + 1)));
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int to : splits) {
      parts.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return parts.toArray(byte[][]::new);
  }
}
