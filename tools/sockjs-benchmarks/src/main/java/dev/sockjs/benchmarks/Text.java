package dev.sockjs.benchmarks;

import java.util.Locale;
import java.util.Random;

/** What messages are made of. */
public enum Text {
  /** Letters, digits and spaces. */
  ASCII("The quick brown fox jumps over the lazy dog 0123456789 times, then rests. "),
  /** One byte a unit in the JVM, partly two in UTF-8. */
  LATIN("Größe, Çelik, naïve, mañana, smörgåsbord, déjà vu. "),
  /** Two bytes a unit in the JVM. */
  CYRILLIC("Съешь же ещё этих мягких французских булок, да выпей чаю. "),
  /** JSON within JSON: three units in ten have to be escaped. */
  ESCAPES(
      "{\"id\":4711,\"user\":\"jane\",\"text\":\"It said \\\"no\\\".\\nTwice.\",\"tags\":[\"a\",\"b\"]}\r\n"),
  /** The same with what JSON could do without and SockJS escapes. */
  UNICODE_ESCAPES("{\"k\":\"v\n\u2028é\ud83d\ude00\"}\r\n");

  private final String sample;

  Text(String sample) {
    this.sample = sample;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A message of {@code length} units, beginning anywhere in the sample. */
  String message(int length, Random random) {
    int start = random.nextInt(sample.length());
    return sample.repeat(length / sample.length() + 2).substring(start, start + length);
  }
}
