package dev.sockjs.cli.stomp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the codec does for any frame and any text. */
final class StompProperties {

  @Property
  void decodingIsTheInverseOfEncodingHoweverTheTextIsSplit(
      @ForAll("frames") StompFrame frame, @ForAll @IntRange(min = 1, max = 20) int length) {
    String text = "\n" + frame.encode() + frame.encode();
    StompDecoder decoder = new StompDecoder(text.length());
    List<StompFrame> decoded = new ArrayList<>();
    for (int i = 0; i < text.length(); i += length) {
      decoded.addAll(decoder.decode(text.substring(i, Math.min(text.length(), i + length))));
    }
    assertEquals(List.of(frame, frame), decoded);
  }

  @Property
  void anyTextGivesFramesOrTheDeclaredError(@ForAll("texts") String text) {
    try {
      new StompDecoder(Integer.MAX_VALUE).decode(text).forEach(StompFrame::encode);
    } catch (StompException e) {
      assertEquals("Not STOMP: ", e.getMessage().substring(0, 11));
    }
  }

  @Provide
  Arbitrary<StompFrame> frames() {
    // A header without a name is not possible, and a CR at the end of a line is a part of its end.
    Arbitrary<String> names = Arbitraries.strings().withChars("ab:\\\n\r\u00fc").ofMinLength(1);
    Arbitrary<String> values = Arbitraries.strings().withChars("ab:\\\n\r \u00fc").ofMaxLength(9);
    Arbitrary<Map<String, String>> headers = Arbitraries.maps(names, values).ofMaxSize(4);
    Arbitrary<String> bodies = Arbitraries.strings().filter(body -> !body.contains("\0"));
    return Combinators.combine(Arbitraries.of("SEND", "MESSAGE", "ERROR"), headers, bodies)
        .as(StompFrame::new);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "MESSAGE\n", "content-length:", "3", "\n", "\r", "\0", "a:b", "\\", "\ud83d")
        .list()
        .ofMaxSize(15)
        .map(parts -> String.join("", parts));
  }
}
