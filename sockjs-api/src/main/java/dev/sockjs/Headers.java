package dev.sockjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * HTTP header fields: immutable, in the order given, names compared without regard to case.
 *
 * <p>Names and values are checked when they are added (RFC 9110, section 5), so a line break can
 * never smuggle in a second header. {@link #toString()} shows names only, because values are often
 * secrets.
 */
public final class Headers {

  private static final Headers EMPTY = new Headers(List.of());
  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

  /** Fields that belong to the connection or to the protocol, never to the caller. */
  private static final Set<String> RESERVED =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final List<Field> fields;

  private record Field(String name, String value) {}

  private Headers(List<Field> fields) {
    this.fields = fields;
  }

  /**
   * No headers at all.
   *
   * @return the empty headers
   */
  public static Headers empty() {
    return EMPTY;
  }

  /**
   * One header field.
   *
   * @param name the field's name
   * @param value the field's value
   * @return headers with that one field
   * @throws IllegalArgumentException as {@link #with(String, String)} says
   */
  public static Headers of(String name, String value) {
    return EMPTY.with(name, value);
  }

  /**
   * These headers and one field more; a field of the same name stays beside it.
   *
   * @param name the field's name, an RFC 9110 token
   * @param value the field's value; visible characters, spaces and tabs
   * @return the longer headers
   * @throws IllegalArgumentException if the name is no token, or the value has a control character
   *     or one beyond Latin-1
   */
  public Headers with(String name, String value) {
    requireToken(name);
    requireValue(name, value);
    List<Field> longer = new ArrayList<>(fields);
    longer.add(new Field(name, value));
    return new Headers(List.copyOf(longer));
  }

  /**
   * These headers and all of the others behind them.
   *
   * @param others the headers to add
   * @return the longer headers
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
   * These headers without any field of the given name.
   *
   * @param name a field's name, in any case
   * @return the shorter headers
   */
  public Headers without(String name) {
    return new Headers(
        fields.stream().filter(field -> !field.name.equalsIgnoreCase(name)).toList());
  }

  /**
   * The first value of a field.
   *
   * @param name a field's name, in any case
   * @return its first value, or empty if there is none
   */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /**
   * Every value of a field, in order.
   *
   * @param name a field's name, in any case
   * @return its values; empty if there is none
   */
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name.equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /**
   * Calls back with each field, in order.
   *
   * @param action takes a name and a value
   */
  public void forEach(BiConsumer<String, String> action) {
    fields.forEach(field -> action.accept(field.name, field.value));
  }

  /**
   * Whether there is no field.
   *
   * @return true if there is none
   */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * These headers, once it is sure that a caller may set each of them.
   *
   * @return this
   * @throws IllegalArgumentException if a field belongs to the connection or to the WebSocket
   *     protocol, such as {@code Host} or {@code Sec-WebSocket-Key}
   */
  Headers requireAllowed() {
    for (Field field : fields) {
      String name = field.name.toLowerCase(Locale.ROOT);
      if (RESERVED.contains(name) || name.startsWith("sec-websocket-")) {
        throw new IllegalArgumentException("The header is not the caller's to set: " + field.name);
      }
    }
    return this;
  }

  private static void requireToken(String name) {
    boolean token =
        !name.isEmpty()
            && name.chars()
                .allMatch(
                    c ->
                        (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || TOKEN_SYMBOLS.indexOf(c) >= 0);
    if (!token) {
      throw new IllegalArgumentException("Not a header name: " + Quoted.of(name));
    }
  }

  private static void requireValue(String name, String value) {
    Objects.requireNonNull(value, "value");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
        throw new IllegalArgumentException(
            String.format("The value of header %s has U+%04X at %d", name, (int) c, i));
      }
    }
  }

  /** Equal headers have the same fields in the same order, names in any case. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Headers that) || fields.size() != that.fields.size()) {
      return false;
    }
    for (int i = 0; i < fields.size(); i++) {
      Field mine = fields.get(i);
      Field its = that.fields.get(i);
      if (!mine.name.equalsIgnoreCase(its.name) || !mine.value.equals(its.value)) {
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

  /** The names alone: values may be secrets. */
  @Override
  public String toString() {
    return "Headers" + fields.stream().map(Field::name).toList();
  }
}
