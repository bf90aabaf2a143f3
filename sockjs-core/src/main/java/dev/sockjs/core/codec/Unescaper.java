package dev.sockjs.core.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the strings of one text that contain escape sequences.
 *
 * <p>It works unit by unit, because such strings contain many escapes, and every way of copying the
 * runs between them was slower. The result is collected in pieces, so that a short string in a long
 * text does not need an array as long as the text.
 */
final class Unescaper {

  /** The length of a piece, in UTF-16 units; most messages are shorter. */
  static final int PIECE = 4096;

  /** Maps the unit after a backslash to its meaning; 0 if it is not a one-letter escape. */
  private static final char[] SHORT_ESCAPES = new char[1 << 7];

  /** Maps ASCII units to the values of hexadecimal digits; negative for all others. */
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

  /** The index of the next unit to read. */
  private int position;

  /** Set when the closing quote of the current string has been read. */
  private boolean closed;

  /** Creates a reader for strings that begin at {@code start} or later. */
  Unescaper(String text, int start) {
    this.text = text;
    this.piece = new char[Math.min(PIECE, text.length() - start)];
  }

  /** Returns the index after the closing quote of the last string. */
  int end() {
    return position;
  }

  /**
   * Reads one string up to its closing quote.
   *
   * @param start the index after the opening quote
   * @param escape the index of the first escape sequence
   * @return the content, which is never longer than its JSON text
   */
  String read(int start, int escape) throws BrokenFrameException {
    position = start;
    closed = false;
    if (escape - start > PIECE) {
      pieces.add(text.substring(start, escape));
      position = escape;
    }
    String last = readPiece();
    while (!closed) {
      if (position == text.length()) {
        throw broken("Unterminated string", position);
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
    int index = position;
    while (index < text.length() && length < piece.length) {
      char unit = text.charAt(index++);
      if (unit == '\\' && index < text.length()) {
        char letter = text.charAt(index++);
        unit = letter < SHORT_ESCAPES.length ? SHORT_ESCAPES[letter] : 0;
        if (unit == 0) {
          unit = unicodeEscape(letter, index);
          index += 4;
        }
      } else if (unit == '"') {
        closed = true;
        break;
      }
      piece[length++] = unit;
    }
    position = index;
    return new String(piece, 0, length);
  }

  /** Reads the four digits of a Unicode escape; {@code letter} is the unit before them. */
  private char unicodeEscape(char letter, int start) throws BrokenFrameException {
    if (letter != 'u') {
      throw broken("Unknown escape sequence", start);
    }
    int unit = text.length() - start < 4 ? -1 : hexadecimal(start);
    if (unit < 0) {
      throw broken("Expected four hexadecimal digits", start);
    }
    return (char) unit;
  }

  /** Returns the value of the four digits at {@code start}; negative if one is not a digit. */
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

  private BrokenFrameException broken(String problem, int index) {
    return BrokenFrameException.protocolError(problem, text, index);
  }
}
