package dev.sockjs.cli.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sockjs.cli.record.RecordedEvent.Direction;
import dev.sockjs.spi.EscapedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A recording that was read from a file.
 *
 * @param events the events, in the order of the file
 */
public record Recording(List<RecordedEvent> events) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Creates a recording. */
  public Recording {
    events = List.copyOf(events);
  }

  /**
   * Reads a recording.
   *
   * @throws IllegalArgumentException if a line is not a recorded event; the message quotes the line
   */
  public static Recording read(BufferedReader reader) throws IOException {
    List<RecordedEvent> events = new ArrayList<>();
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank()) {
        events.add(parse(line, number));
      }
    }
    return new Recording(events);
  }

  private static RecordedEvent parse(String line, int number) {
    try (JsonParser parser = JSON.createParser(line)) {
      Map<String, String> members = members(parser);
      return new RecordedEvent(
          Long.parseLong(member(members, "t")),
          direction(member(members, "dir")),
          member(members, "event"),
          members.getOrDefault("data", describe(members)));
    } catch (JsonProcessingException e) {
      throw error(number, "not JSON", line);
    } catch (NumberFormatException e) {
      throw error(number, "\"t\" is not a number of milliseconds", line);
    } catch (IOException | IllegalArgumentException e) {
      throw error(number, String.valueOf(e.getMessage()), line);
    }
  }

  private static Map<String, String> members(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("not a JSON object");
    }
    Map<String, String> members = new HashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (!parser.nextToken().isScalarValue()) {
        throw new IllegalArgumentException("\"" + name + "\" is not one value");
      }
      members.put(name, parser.getText());
    }
    return members;
  }

  private static String member(Map<String, String> members, String name) {
    String value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value;
  }

  private static Direction direction(String text) {
    return switch (text) {
      case "in" -> Direction.IN;
      case "out" -> Direction.OUT;
      default -> throw new IllegalArgumentException("\"dir\" is not \"in\" or \"out\"");
    };
  }

  /** Returns the text for an event without data. */
  private static String describe(Map<String, String> members) {
    if (members.containsKey("code")) {
      return members.get("code") + " " + members.getOrDefault("reason", "");
    }
    return members.getOrDefault("transport", "");
  }

  private static IllegalArgumentException error(int number, String problem, String line) {
    return new IllegalArgumentException(
        "line " + number + " is not a recorded event: " + problem + ": " + EscapedText.of(line));
  }

  /** Returns the texts of the messages that the server sent. */
  public List<String> received() {
    return messages(RecordedEvent::isReceived);
  }

  /** Returns the texts of the messages to the server. */
  public List<String> sent() {
    return messages(RecordedEvent::isSent);
  }

  /** Returns when the session opened, or when the first event happened. */
  public long openMillis() {
    return events.stream()
        .filter(event -> event.name().equals(RecordedEvent.OPEN))
        .findFirst()
        .or(() -> events.stream().findFirst())
        .map(RecordedEvent::millis)
        .orElse(0L);
  }

  private List<String> messages(Predicate<RecordedEvent> condition) {
    return events.stream().filter(condition).map(RecordedEvent::data).toList();
  }
}
