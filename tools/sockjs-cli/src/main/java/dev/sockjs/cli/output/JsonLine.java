package dev.sockjs.cli.output;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builder for one line of output or of a recording: a JSON object. */
public final class JsonLine {

  private final StringBuilder text;

  private JsonLine(String start) {
    text = new StringBuilder(start);
  }

  /**
   * Starts a line.
   *
   * @param event the event's name, which needs no escaping
   */
  public static JsonLine of(String event) {
    return new JsonLine("{\"event\":\"" + event + '"');
  }

  /**
   * Starts a line of a recording.
   *
   * @param millis milliseconds since the start
   * @param direction {@code in} or {@code out}
   * @param event the event's name, which needs no escaping
   */
  public static JsonLine recorded(long millis, String direction, String event) {
    return new JsonLine("{\"t\":" + millis).with("dir", direction).with("event", event);
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

  /** Adds an object with string members. */
  public JsonLine with(String name, Map<String, String> members) {
    return append(
        name,
        members.entrySet().stream()
            .map(member -> quote(member.getKey()) + ':' + quote(member.getValue()))
            .collect(Collectors.joining(",", "{", "}")));
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
