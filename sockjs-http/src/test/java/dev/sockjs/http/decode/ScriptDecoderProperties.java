package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ScriptDecoderProperties {

  private static final int LARGE = 10_000;

  /** The text around a literal, as different servers write it. */
  private enum Form {
    JSONP("(", ")", "/**/cb7(", ");\r\n"),
    BARE_JSONP("(", ")", "cb7(", ")"),
    HTMLFILE("<script>p(", "</script>", "<script>\np(", ");\n</script>\r\n"),
    LONG_HTMLFILE(
        "<script>p(", "</script>", "<p>(<script>\n f();</script>\n<script> p (", ") </script>");

    final String opening;
    final String closing;
    final String before;
    final String after;

    Form(String opening, String closing, String before, String after) {
      this.opening = opening;
      this.closing = closing;
      this.before = before;
      this.after = after;
    }

    ScriptDecoder decoder(int limit) {
      return new ScriptDecoder(opening, closing, limit);
    }
  }

  @Property
  void scriptsAreDecodedAsWrittenHoweverTheyAreSplit(
      @ForAll Form form,
      @ForAll("frames") List<String> frames,
      @ForAll Random random,
      @ForAll @Size(max = 20) List<Integer> positions)
      throws Exception {
    ScriptDecoder decoder = form.decoder(LARGE);
    byte[] bytes = bytes(form, frames, random);

    assertEquals(frames, decode(decoder, Pieces.of(bytes, positions)));
    assertEquals(Optional.empty(), decoder.partialFrame());
  }

  @Property
  void splittingAnyBytesAnywhereChangesNothing(
      @ForAll Form form,
      @ForAll("hostileBytes") byte[] bytes,
      @ForAll @IntRange(min = 1, max = 60) int limit,
      @ForAll @Size(max = 20) List<Integer> positions) {
    DecoderOutcome whole = DecoderOutcome.of(form.decoder(limit), bytes);

    assertEquals(whole, DecoderOutcome.of(form.decoder(limit), Pieces.of(bytes, positions)));
    assertTrue(whole.frames().stream().allMatch(frame -> frame.length() <= limit));
    assertTrue(whole.partialFrame().orElse("").length() <= limit);
    DecoderOutcome.assertSameHoweverSplit(form::decoder, bytes);
  }

  @Property
  void frameIsAcceptedUpToTheLimit(
      @ForAll("frame") String frame,
      @ForAll Random random,
      @ForAll @IntRange(min = 20, max = 60) int limit) {
    byte[] bytes = bytes(Form.JSONP, List.of(frame), random);
    DecoderOutcome outcome = DecoderOutcome.of(Form.JSONP.decoder(limit), bytes);

    assertEquals(frame.length() > limit, outcome.tooLong());
    assertEquals(outcome.tooLong() ? List.of() : List.of(frame), outcome.frames());
  }

  @Provide
  Arbitrary<String> frame() {
    return Arbitraries.strings()
        .withChars("oahc[]\"'\\/<script>()p;%\r\n\u2028\ud83d\ude00\ud800")
        .all()
        .ofMinLength(1)
        .ofMaxLength(70);
  }

  @Provide
  Arbitrary<List<String>> frames() {
    return frame().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<byte[]> hostileBytes() {
    return HostileBytes.with(
        "<script>",
        "p(",
        "(",
        ")",
        "\"",
        "'",
        "\\",
        "\\u00",
        "41",
        "</script>",
        ";",
        "\n",
        " ",
        "x",
        "/**/",
        "<");
  }

  private static byte[] bytes(Form form, List<String> frames, Random random) {
    return frames.stream()
        .map(frame -> form.before + literal(frame, random) + form.after)
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  /** Returns a literal of the text, with some units escaped in one of the possible ways. */
  private static String literal(String text, Random random) {
    char quote = random.nextBoolean() ? '"' : '\'';
    StringBuilder literal = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || random.nextInt(4) == 0) {
        literal.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else if (c == quote || c == '\\' || c == '/' || c == '\'') {
        literal.append('\\').append(c);
      } else {
        literal.append(c);
      }
    }
    return literal.append(quote).toString();
  }

  private static List<String> decode(ScriptDecoder decoder, byte[]... parts)
      throws FrameTooLongException {
    List<String> frames = new ArrayList<>();
    for (byte[] part : parts) {
      decoder.decode(part, frames::add);
    }
    return frames;
  }
}
