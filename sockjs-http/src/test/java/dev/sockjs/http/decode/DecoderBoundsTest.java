package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Time and memory grow only with the length of a response. */
class DecoderBoundsTest {

  private static final int LENGTH = 1 << 20;

  /** Each would take hours if buffered text were scanned again for each piece. */
  @ParameterizedTest
  @MethodSource("decodersAndPieces")
  @Timeout(60)
  void decodingTakesLinearTime(Supplier<FrameDecoder> decoders, String piece) throws Exception {
    FrameDecoder decoder = decoders.get();
    byte[] bytes = piece.getBytes(ISO_8859_1);
    for (int length = 0; length < LENGTH; length += bytes.length) {
      decoder.decode(bytes, frame -> assertFalse(frame.isEmpty()));
    }
  }

  static Stream<Arguments> decodersAndPieces() {
    Supplier<FrameDecoder> lines = () -> new LineDecoder(LENGTH);
    Supplier<FrameDecoder> jsonp = () -> new ScriptDecoder("(", ")", LENGTH);
    Supplier<FrameDecoder> htmlfile = () -> new ScriptDecoder("<script>p(", "</script>", LENGTH);
    return Stream.concat(
        Stream.of("h", "\n", "\r", "\u0080", "\u00f0\u009f\u0098\u0080", "\u00ff")
            .map(piece -> Arguments.of(lines, piece)),
        Stream.of(
                "(",
                "\"",
                "(\"",
                "\\",
                "\\u",
                ")",
                "('')",
                "<script>",
                "<script>p(\"",
                "<",
                "\u0080")
            .flatMap(
                piece -> Stream.of(Arguments.of(jsonp, piece), Arguments.of(htmlfile, piece))));
  }
}
