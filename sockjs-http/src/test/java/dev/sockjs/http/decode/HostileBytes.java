package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Generates response bodies from tokens that a decoder may react to and from valid or broken UTF-8.
 */
final class HostileBytes {

  /**
   * UTF-8 as one char for each byte. First broken sequences: incomplete, overlong, a surrogate,
   * beyond U+10FFFF, invalid bytes. Then valid ones.
   */
  private static final List<String> SEQUENCES =
      List.of(
          "\u0080",
          "\u00bf",
          "\u00c3",
          "\u00e2\u0082",
          "\u00f0\u009f",
          "\u00f0\u009f\u0098",
          "\u00c0\u0080",
          "\u00e0\u0080\u0080",
          "\u00ed\u00a0\u0080",
          "\u00f4\u0090\u0080\u0080",
          "\u00fe",
          "\u00ff",
          "\u00c3\u00a9",
          "\u00e2\u0080\u00a8",
          "\u00ef\u00bb\u00bf",
          "\u00ef\u00bf\u00bd",
          "\u00f0\u009f\u0098\u0080");

  private HostileBytes() {}

  static Arbitrary<byte[]> with(String... tokens) {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(tokens)), Tuple.of(2, Arbitraries.of(SEQUENCES)))
        .list()
        .ofMaxSize(60)
        .map(pieces -> String.join("", pieces).getBytes(ISO_8859_1));
  }
}
