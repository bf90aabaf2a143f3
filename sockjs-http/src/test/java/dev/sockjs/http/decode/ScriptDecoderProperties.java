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

  private static final int ROOMY = 10_000;

  /** What stands around a literal, in the forms of different servers. */
  private enum Form {
    JSONP("(", ")", "/**/cb7(", ");\r\n"),
    BARE_JSONP("(", ")", "cb7(", ")"),
    HTMLFILE("<script>p(", "</script>", "<script>\np(", ");\n</script>\r\n"),
    LONG_HTMLFILE(
        "<script>p(", "</script>", "<p>(<script>\n f();</script>\n<script> p (", ") </script>");

    final String opening;
    final String closing;
    final String before;
    final String behind;

    Form(String opening, String closing, String before, String behind) {
      this.opening = opening;
      this.closing = closing;
      this.before = before;
      this.behind = behind;
    }

    ScriptDecoder decoder(int bound) {
      return new ScriptDecoder(opening, closing, bound);
    }
  }

  @Property
  void whatIsWrittenAsScriptsComesBackHoweverItIsCut(
      @ForAll Form form,
      @ForAll("frames") List<String> frames,
      @ForAll Random random,
      @ForAll @Size(max = 20) List<Integer> places)
      throws Exception {
    ScriptDecoder decoder = form.decoder(ROOMY);
    byte[] bytes = bytes(form, frames, random);

    assertEquals(frames, decode(decoder, Pieces.of(bytes, places)));
    assertEquals(Optional.empty(), decoder.rest());
  }

  @Property
  void cuttingAnyBytesAnywhereChangesNothing(
      @ForAll Form form,
      @ForAll("soup") byte[] bytes,
      @ForAll @IntRange(min = 1, max = 60) int bound,
      @ForAll @Size(max = 20) List<Integer> places) {
    DecoderOutcome whole = DecoderOutcome.of(form.decoder(bound), bytes);

    assertEquals(whole, DecoderOutcome.of(form.decoder(bound), Pieces.of(bytes, places)));
    assertTrue(whole.frames().stream().allMatch(frame -> frame.length() <= bound));
    assertTrue(whole.rest().orElse("").length() <= bound);
    DecoderOutcome.assertTheSameHoweverCut(form::decoder, bytes);
  }

  @Property
  void aFrameFitsIfItIsNoLongerThanTheBound(
      @ForAll("frame") String frame,
      @ForAll Random random,
      @ForAll @IntRange(min = 20, max = 60) int bound) {
    byte[] bytes = bytes(Form.JSONP, List.of(frame), random);
    DecoderOutcome outcome = DecoderOutcome.of(Form.JSONP.decoder(bound), bytes);

    assertEquals(frame.length() > bound, outcome.tooLong());
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

  /** Bytes that may mean something, in any order. */
  @Provide
  Arbitrary<byte[]> soup() {
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
        .map(frame -> form.before + literal(frame, random) + form.behind)
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  /** A literal of the text, with some of its units escaped, in some way. */
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
