package dev.sockjs.cli.output;

import java.util.List;
import java.util.stream.Collectors;

/** One JSON object on one line, built member by member. */
public final class JsonLine {

  private final StringBuilder text;

  private JsonLine(String event) {
    text = new StringBuilder("{\"event\":\"").append(event).append('"');
  }

  /** Begins {@code {"event":...}}. */
  public static JsonLine of(String event) {
    return new JsonLine(event);
  }

  public JsonLine with(String name, String value) {
    text.append(",\"").append(name).append("\":\"").append(Escaper.json(value)).append('"');
    return this;
  }

  public JsonLine with(String name, long value) {
    text.append(",\"").append(name).append("\":").append(value);
    return this;
  }

  public JsonLine with(String name, boolean value) {
    text.append(",\"").append(name).append("\":").append(value);
    return this;
  }

  public JsonLine with(String name, List<String> values) {
    text.append(",\"").append(name).append("\":");
    text.append(
        values.stream()
            .map(value -> '"' + Escaper.json(value) + '"')
            .collect(Collectors.joining(",", "[", "]")));
    return this;
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
