package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StompCodecProperties {

  @Property
  void decodingAnEncodedFrameIsTheIdentity(@ForAll("frames") StompFrame frame) {
    StompFrame sent =
        frame.body().isEmpty()
            ? frame
            : frame.with("content-length", "" + StompCodec.utf8Length(frame.body()));
    assertEquals(List.of(sent), StompCodec.decode(StompCodec.encode(frame)));
  }

  @Property
  void anyTextGivesFramesOrTheDeclaredFailure(@ForAll("texts") String text) {
    try {
      StompCodec.decode(text).forEach(frame -> assertEquals(frame, frame));
    } catch (SampleFailure e) {
      assertEquals("502", e.code());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("SEND\n\r:\\\0aé😀content-length019 \uD800")
        .ofMaxLength(60);
  }

  @Provide
  Arbitrary<StompFrame> frames() {
    Arbitrary<StompHeader> header =
        Combinators.combine(
                Arbitraries.strings().ofMaxLength(8), Arbitraries.strings().ofMaxLength(8))
            .as(StompHeader::new);
    return Combinators.combine(
            Arbitraries.of("SEND", "MESSAGE", "SUBSCRIBE"),
            header
                .filter(one -> !one.name().isEmpty() && !one.name().equals("content-length"))
                .list()
                .ofMaxSize(4),
            texts())
        .as(StompFrame::new);
  }
}
