package dev.sockjs.testkit.contract;

import java.util.ArrayList;
import java.util.List;

/** Quotes strings as JSON, and parses JSON arrays of strings. */
final class JsonStrings {

  private final String text;
  private int index;

  private JsonStrings(String text) {
    this.text = text;
  }

  /** Returns a string literal that escapes only what RFC 8259 section 7 requires. */
  static String quote(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** Returns the elements of an array of strings. */
  static List<String> parse(String array) {
    JsonStrings json = new JsonStrings(array);
    List<String> strings = new ArrayList<>();
    json.skip('[');
    while (!json.text.startsWith("]", json.index)) {
      if (!strings.isEmpty()) {
        json.skip(',');
      }
      strings.add(json.parseString());
    }
    json.skip(']');
    return strings;
  }

  private String parseString() {
    StringBuilder value = new StringBuilder();
    skip('"');
    for (char c = next(); c != '"'; c = next()) {
      value.append(c == '\\' ? unescape(next()) : c);
    }
    return value.toString();
  }

  private char unescape(char letter) {
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt("" + next() + next() + next() + next(), 16);
      default -> throw new AssertionError("Invalid escape before index " + index + ": " + text);
    };
  }

  private void skip(char expected) {
    if (next() != expected) {
      throw new AssertionError("Expected " + expected + " before index " + index + ": " + text);
    }
  }

  private char next() {
    if (index == text.length()) {
      throw new AssertionError("Incomplete JSON: " + text);
    }
    return text.charAt(index++);
  }
}
