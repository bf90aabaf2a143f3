package dev.sockjs.cli.output;

import java.util.List;
import java.util.stream.Collectors;

/** Builder for one line of output: a JSON object whose first member is {@code event}. */
public final class JsonLine {

  private final StringBuilder text;

  private JsonLine(String event) {
    text = new StringBuilder("{\"event\":\"").append(event).append('"');
  }

  /**
   * Starts a line.
   *
   * @param event the event's name, which needs no escaping
   */
  public static JsonLine of(String event) {
    return new JsonLine(event);
  }

  /** Adds a string member. */
  public JsonLine with(String name, String value) {
    return append(name, quote(value));
  }

  /** Adds an integer member. */
  public JsonLine with(String name, long value) {
    return append(name, Long.toString(value));
  }

  /** Adds a boolean member. */
  public JsonLine with(String name, boolean value) {
    return append(name, Boolean.toString(value));
  }

  /** Adds an array of strings. */
  public JsonLine with(String name, List<String> values) {
    return append(
        name, values.stream().map(JsonLine::quote).collect(Collectors.joining(",", "[", "]")));
  }

  private JsonLine append(String name, String json) {
    text.append(",\"").append(name).append("\":").append(json);
    return this;
  }

  private static String quote(String value) {
    return '"' + Escaper.json(value) + '"';
  }

  /** Returns the JSON object. More members can still be added. */
  @Override
  public String toString() {
    return text + "}";
  }
}
