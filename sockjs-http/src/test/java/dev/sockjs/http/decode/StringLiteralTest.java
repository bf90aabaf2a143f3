package dev.sockjs.http.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StringLiteralTest {

  @Test
  void plainTextIsItself() {
    assertReads("a[€😀]", "a[€😀]");
  }

  @Test
  void jsonEscapesAreRead() {
    assertReads("\" \\ / \b \f \n \r \t €", "\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u20ac");
  }

  @Test
  void escapesThatOnlyJavaScriptHasAreRead() {
    assertReads("' \u000b \0 A \u00ff", "\\' \\v \\0 \\x41 \\xfF");
  }

  @Test
  void hexDigitsMayBeUpperOrLowerCase() {
    assertReads("<\u001f\u001f", "\\u003C\\u001F\\u001f");
  }

  @Test
  void loneSurrogatesAreAllowed() {
    assertReads("\ud83d\ude00 \ud800", "\\ud83d\\ude00 \\ud800");
  }

  @Test
  void otherEscapedCharacterIsItself() {
    assertReads("q€%", "\\q\\€\\%");
  }

  @Test
  void lineEndIsAllowed() {
    assertReads("a\nb", "a\nb");
  }

  @Test
  void brokenEscapeIsReplaced() {
    assertReads("\ufffdzz", "\\uzz");
    assertReads("\ufffdg", "\\x4g");
    assertReads("\ufffd\ufffd\n", "\\u12\\u\\n");
  }

  @Test
  void onlyTheOpeningQuoteEndsTheLiteral() {
    StringLiteral literal = new StringLiteral('\'');

    assertEquals(4, read(literal, "\"\\'x'y"));
    assertEquals("\"'x", literal.text());
  }

  @Test
  void brokenEscapeDoesNotIncludeTheQuote() {
    StringLiteral literal = new StringLiteral('"');

    assertEquals(4, read(literal, "\\u12\""));
    assertEquals("\ufffd", literal.text());
  }

  private static void assertReads(String text, String source) {
    StringLiteral literal = new StringLiteral('"');
    assertEquals(-1, read(literal, source));
    assertEquals(text, literal.text());
    assertEquals(text.length(), literal.length());
  }

  /** Reads up to the closing quote and returns its index, or -1 if there is none. */
  private static int read(StringLiteral literal, String source) {
    for (int i = 0; i < source.length(); i++) {
      if (literal.accept(source.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
