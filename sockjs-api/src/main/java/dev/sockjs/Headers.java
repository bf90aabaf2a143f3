package dev.sockjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * HTTP header fields. Immutable; fields keep the order in which they were added, and names are
 * compared ignoring case.
 *
 * <p>Each {@code with} copies all fields. Use a {@link HeadersBuilder} to add many.
 *
 * <p>Names and values are checked when they are added (RFC 9110, section 5), so a value cannot
 * inject another header with a line break. {@link #toString()} shows only names, because values are
 * often secrets.
 */
public final class Headers {

  private static final Headers EMPTY = new Headers(List.of());
  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

  private final List<Field> fields;

  /** One field, whose name and value are valid. */
  record Field(String name, String value) {

    /**
     * @throws IllegalArgumentException as in {@link Headers#with(String, String)}
     */
    Field {
      requireName(name);
      requireValue(name, value);
    }
  }

  Headers(List<Field> fields) {
    this.fields = fields;
  }

  /** {@return headers without any field} */
  public static Headers empty() {
    return EMPTY;
  }

  /** {@return a builder without any field} */
  public static HeadersBuilder builder() {
    return new HeadersBuilder();
  }

  /**
   * Returns headers with one field.
   *
   * @param name the field's name, as in {@link #with(String, String)}
   * @param value the field's value, as in {@link #with(String, String)}
   * @return the headers
   * @throws IllegalArgumentException as in {@link #with(String, String)}
   */
  public static Headers of(String name, String value) {
    return EMPTY.with(name, value);
  }

  /**
   * Returns a copy of these headers with another field at the end. Existing fields of the same name
   * are kept.
   *
   * @param name the field's name, an RFC 9110 token
   * @param value the field's value: visible Latin-1 characters, spaces and tabs
   * @return the copy
   * @throws IllegalArgumentException if the name is not a token, or if the value has a control
   *     character or a character outside Latin-1. The message quotes the name and never the value
   */
  public Headers with(String name, String value) {
    List<Field> longer = new ArrayList<>(fields);
    longer.add(new Field(name, value));
    return new Headers(List.copyOf(longer));
  }

  /**
   * Returns a copy of these headers with other headers at the end.
   *
   * @param others the headers to add
   * @return the copy
   */
  public Headers with(Headers others) {
    if (fields.isEmpty() || others.fields.isEmpty()) {
      return fields.isEmpty() ? others : this;
    }
    List<Field> longer = new ArrayList<>(fields);
    longer.addAll(others.fields);
    return new Headers(List.copyOf(longer));
  }

  /**
   * Returns a copy of these headers without the fields of the given name.
   *
   * @param name a field's name, in any case
   * @return the copy
   */
  public Headers without(String name) {
    return new Headers(
        fields.stream().filter(field -> !field.name.equalsIgnoreCase(name)).toList());
  }

  /**
   * Returns the first value of a field.
   *
   * @param name a field's name, in any case
   * @return the value, or empty if there is no such field
   */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /**
   * Returns all values of a field, in order.
   *
   * @param name a field's name, in any case
   * @return the values; empty if there is no such field
   */
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name.equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /**
   * Performs an action for each field, in order.
   *
   * @param action accepts the name and the value
   */
  public void forEach(BiConsumer<String, String> action) {
    fields.forEach(field -> action.accept(field.name, field.value));
  }

  /** {@return true if there are no fields} */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * Checks that an application may set each of these fields.
   *
   * @return this
   * @throws IllegalArgumentException if one of them is reserved, such as {@code Host}, {@code
   *     Accept-Encoding} or {@code Sec-WebSocket-Key}; the message has the reason
   */
  Headers requireAllowed() {
    for (Field field : fields) {
      ReservedHeaders.reason(field.name)
          .ifPresent(
              reason -> {
                throw new IllegalArgumentException(
                    "Remove the header " + Quoted.of(field.name) + ": " + reason);
              });
    }
    return this;
  }

  /**
   * Checks a token (RFC 9110, section 5.6.2).
   *
   * @throws IllegalArgumentException if it is empty or has a character that is not allowed
   */
  static void requireToken(String what, String token) {
    if (token.isEmpty() || tokenLength(token) < token.length()) {
      throw new IllegalArgumentException(
          "A " + what + " must be a token of RFC 9110: " + Quoted.of(token));
    }
  }

  /** Checks a name. A whole header line given as a name would contain a value, so it is cut. */
  private static void requireName(String name) {
    int length = tokenLength(name);
    requireToken("header name", length < name.length() ? name.substring(0, length + 1) : name);
  }

  /** Returns the number of characters before the first that a token must not have. */
  private static int tokenLength(String text) {
    int length = 0;
    while (length < text.length() && isTokenCharacter(text.charAt(length))) {
      length++;
    }
    return length;
  }

  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_SYMBOLS.indexOf(c) >= 0;
  }

  private static void requireValue(String name, String value) {
    Objects.requireNonNull(value, "value");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
        throw new IllegalArgumentException(
            String.format(
                "A header value must be visible Latin-1 characters, spaces and tabs,"
                    + " but the value of %s has U+%04X at index %d",
                Quoted.of(name), (int) c, i));
      }
    }
  }

  /** Compares fields and their order. Names are equal in any case. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Headers that) || fields.size() != that.fields.size()) {
      return false;
    }
    for (int i = 0; i < fields.size(); i++) {
      Field left = fields.get(i);
      Field right = that.fields.get(i);
      if (!left.name.equalsIgnoreCase(right.name) || !left.value.equals(right.value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Field field : fields) {
      hash = 31 * hash + Objects.hash(field.name.toLowerCase(Locale.ROOT), field.value);
    }
    return hash;
  }

  /** Returns the names only: values may be secrets. */
  @Override
  public String toString() {
    return "Headers" + fields.stream().map(Field::name).toList();
  }
}
