package dev.sockjs.testkit.contract;

import java.util.ArrayList;
import java.util.List;

/** As much JSON as the contract's own messages need: strings, and arrays of them. */
final class PlainJson {

  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  /** A string literal that escapes what RFC 8259 says must be, and nothing else. */
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

  /** The elements of an array of strings. */
  static List<String> strings(String array) {
    PlainJson json = new PlainJson(array);
    List<String> strings = new ArrayList<>();
    json.skip('[');
    while (!json.text.startsWith("]", json.at)) {
      if (!strings.isEmpty()) {
        json.skip(',');
      }
      strings.add(json.string());
    }
    json.skip(']');
    return strings;
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    skip('"');
    for (char c = next(); c != '"'; c = next()) {
      value.append(c == '\\' ? escaped(next()) : c);
    }
    return value.toString();
  }

  private char escaped(char letter) {
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt("" + next() + next() + next() + next(), 16);
      default -> throw new AssertionError("Not an escape at " + at + " in " + text);
    };
  }

  private void skip(char expected) {
    if (next() != expected) {
      throw new AssertionError("No " + expected + " before " + at + " in " + text);
    }
  }

  private char next() {
    if (at == text.length()) {
      throw new AssertionError("Cut short: " + text);
    }
    return text.charAt(at++);
  }
}
