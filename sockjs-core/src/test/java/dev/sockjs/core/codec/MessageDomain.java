package dev.sockjs.core.codec;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Messages that are difficult for codecs: any UTF-16 units, lone surrogates, and long plain runs.
 */
final class MessageDomain extends DomainContextBase {

  private static final List<String> ESCAPED_UNITS =
      IntStream.rangeClosed(0, Character.MAX_VALUE)
          .filter(unit -> EscapedUnits.contains((char) unit))
          .mapToObj(unit -> "" + (char) unit)
          .toList();

  @Provide
  Arbitrary<String> message() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of(ESCAPED_UNITS)),
            Tuple.of(4, units('\ud800', '\udfff')),
            Tuple.of(2, units('\u0300', '\u036f')),
            Tuple.of(2, units(Character.MIN_VALUE, Character.MAX_VALUE)),
            Tuple.of(2, units(' ', '~')),
            Tuple.of(
                4,
                Arbitraries.of(
                    "\ud83d\ude00",
                    "\ude00\ud83d",
                    "\0",
                    "\u2028",
                    "\u2029",
                    "\ufeff",
                    "\ufffe",
                    "\uffff",
                    "e\u0301",
                    "\u212b",
                    "%41",
                    "\"",
                    "\\",
                    "\\u0041",
                    "\\\"",
                    "\",\"",
                    "\"]",
                    "\r\n")),
            Tuple.of(1, lengths().map("x"::repeat)),
            Tuple.of(1, lengths().map("ж"::repeat)))
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces));
  }

  /** Lengths that are short, or that put the next unit near the edge of a piece of the codec. */
  private static Arbitrary<Integer> lengths() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.integers().between(1, 300)),
        Tuple.of(1, Arbitraries.integers().between(Unescaper.PIECE - 14, Unescaper.PIECE + 6)),
        Tuple.of(
            1, Arbitraries.integers().between(2 * Unescaper.PIECE - 8, 2 * Unescaper.PIECE + 7)));
  }

  private static Arbitrary<String> units(char first, char last) {
    return Arbitraries.chars().range(first, last).map(String::valueOf);
  }
}
