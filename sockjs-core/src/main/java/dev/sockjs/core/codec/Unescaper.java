package dev.sockjs.core.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the strings of one text that hold escape sequences.
 *
 * <p>Unit by unit: such strings hold many, and any way of copying what lies between them in runs
 * was slower. What is read gathers in pieces, so that a short string in a long text costs no array
 * as long as that.
 */
final class Unescaper {

  /** UTF-16 units in a piece; most messages are shorter. */
  static final int PIECE = 4096;

  /** What the unit behind a backslash stands for; 0 where that is not one unit. */
  private static final char[] SHORT_ESCAPES = new char[1 << 7];

  /** What ASCII digits of either case are worth, negative for all else. */
  private static final byte[] HEX_DIGITS = new byte[1 << 7];

  static {
    String pairs = "\"\"\\\\//b\bf\fn\nr\rt\t";
    for (int pair = 0; pair < pairs.length(); pair += 2) {
      SHORT_ESCAPES[pairs.charAt(pair)] = pairs.charAt(pair + 1);
    }
    for (int unit = 0; unit < HEX_DIGITS.length; unit++) {
      HEX_DIGITS[unit] = (byte) Character.digit(unit, 16);
    }
  }

  private final String text;
  private final char[] piece;

  /** The full pieces of a string that is longer than one. */
  private final List<String> pieces = new ArrayList<>(0);

  /** The next unit to read. */
  private int at;

  private boolean closed;

  /** For the strings of {@code text} from {@code start} on. */
  Unescaper(String text, int start) {
    this.text = text;
    this.piece = new char[Math.min(PIECE, text.length() - start)];
  }

  /** Behind the closing quote of what was read last. */
  int end() {
    return at;
  }

  /**
   * What the string says that starts, behind its quote, at {@code start}, and whose first escape
   * sequence begins at {@code escape}. None says more than its own length.
   */
  String read(int start, int escape) throws BrokenFrameException {
    at = start;
    closed = false;
    if (escape - start > PIECE) {
      pieces.add(text.substring(start, escape));
      at = escape;
    }
    String last = readPiece();
    while (!closed) {
      if (at == text.length()) {
        throw broken("String without an end", at);
      }
      pieces.add(last);
      last = readPiece();
    }
    return pieces.isEmpty() ? last : joinPieces(last);
  }

  private String joinPieces(String last) {
    pieces.add(last);
    String whole = String.join("", pieces);
    pieces.clear();
    return whole;
  }

  private String readPiece() throws BrokenFrameException {
    String text = this.text;
    char[] piece = this.piece;
    int length = 0;
    int from = at;
    while (from < text.length() && length < piece.length) {
      char unit = text.charAt(from++);
      if (unit == '\\' && from < text.length()) {
        char kind = text.charAt(from++);
        unit = kind < SHORT_ESCAPES.length ? SHORT_ESCAPES[kind] : 0;
        if (unit == 0) {
          unit = numbered(kind, from);
          from += 4;
        }
      } else if (unit == '"') {
        closed = true;
        break;
      }
      piece[length++] = unit;
    }
    at = from;
    return new String(piece, 0, length);
  }

  /** The unit whose four digits stand at {@code start}, behind the letter {@code kind}. */
  private char numbered(char kind, int start) throws BrokenFrameException {
    if (kind != 'u') {
      throw broken("Unknown escape sequence", start);
    }
    int unit = text.length() - start < 4 ? -1 : hexadecimal(start);
    if (unit < 0) {
      throw broken("Expected four hexadecimal digits", start);
    }
    return (char) unit;
  }

  /** What the four digits at {@code start} are worth, negative if one of them is none. */
  private int hexadecimal(int start) {
    char first = text.charAt(start);
    char second = text.charAt(start + 1);
    char third = text.charAt(start + 2);
    char fourth = text.charAt(start + 3);
    return (first | second | third | fourth) < HEX_DIGITS.length
        ? HEX_DIGITS[first] << 12
            | HEX_DIGITS[second] << 8
            | HEX_DIGITS[third] << 4
            | HEX_DIGITS[fourth]
        : -1;
  }

  private BrokenFrameException broken(String what, int index) {
    return BrokenFrameException.protocolError(what, text, index);
  }
}
