package dev.sockjs.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.spi.EscapedText;
import java.io.ByteArrayOutputStream;

/**
 * The beginning of the body of one response, without white space and a byte order mark before it.
 * It shows people what came instead of what was expected.
 */
public final class BodyExcerpt {

  /** The longest excerpt that is shown, in UTF-16 units. */
  private static final int LONGEST = 80;

  /** More than the bytes of the longest excerpt: a unit takes at most three. */
  private static final int CAPACITY = 4 * LONGEST;

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();

  /** Creates an excerpt of a body of which nothing has arrived. */
  public BodyExcerpt() {}

  /** Adds the next bytes of the body; those beyond the excerpt are dropped. */
  public void append(byte[] bytes) {
    int start = 0;
    while (beginning.size() == 0 && start < bytes.length && isSpace(bytes[start])) {
      start++;
    }
    beginning.write(bytes, start, Math.min(bytes.length - start, CAPACITY - beginning.size()));
  }

  private static boolean isSpace(byte unit) {
    return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
  }

  /** Tells if further bytes change nothing. */
  boolean isComplete() {
    return beginning.size() == CAPACITY;
  }

  /** Tells if nothing but white space has arrived. */
  public boolean isBlank() {
    return text().isEmpty();
  }

  /** Returns the beginning of the body. */
  public String text() {
    String text = beginning.toString(UTF_8);
    return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
  }

  /** Returns the first characters of the body, on one line. */
  @Override
  public String toString() {
    return EscapedText.of(text(), LONGEST);
  }
}
