package dev.sockjs.benchmarks;

import java.util.Locale;
import java.util.Random;

/** The text that messages consist of. */
public enum Text {
  /** Letters, digits and spaces. */
  ASCII("The quick brown fox jumps over the lazy dog 0123456789 times, then rests. "),
  /** One byte for each unit in the JVM, up to two in UTF-8. */
  LATIN("Größe, Çelik, naïve, mañana, smörgåsbord, déjà vu. "),
  /** Two bytes for each unit in the JVM. */
  CYRILLIC("Съешь же ещё этих мягких французских булок, да выпей чаю. "),
  /** JSON within JSON: three of ten units must be escaped. */
  ESCAPES(
      "{\"id\":4711,\"user\":\"jane\",\"text\":\"It said \\\"no\\\".\\nTwice.\",\"tags\":[\"a\",\"b\"]}\r\n"),
  /** The same, with characters that JSON allows unescaped and SockJS escapes. */
  UNICODE_ESCAPES("{\"k\":\"v\n\u2028é\ud83d\ude00\"}\r\n");

  private final String sample;

  Text(String sample) {
    this.sample = sample;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns a message of {@code length} units that starts at a random place of the sample. */
  String message(int length, Random random) {
    int start = random.nextInt(sample.length());
    return sample.repeat(length / sample.length() + 2).substring(start, start + length);
  }
}
