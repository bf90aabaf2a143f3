package dev.sockjs.cli.connect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Send;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Parses a line with one JSON object: {@code {"send":"text"}}, {@code {"send":["text","text"]}} or
 * {@code {"close":{"code":3000,"reason":"bye"}}}. The code and the reason are optional. A lone
 * surrogate is written as an escape.
 */
final class JsonLineParser {

  private static final JsonFactory JSON = new JsonFactory();

  /** In UTF-16 units. The rest of a longer line is left out of the error message. */
  private static final int MAX_QUOTE_LENGTH = 200;

  private JsonLineParser() {}

  static InputLine parse(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      return parseLine(parser);
    } catch (JsonProcessingException e) {
      return invalid("Not JSON", line);
    } catch (IOException | IllegalArgumentException e) {
      return invalid(String.valueOf(e.getMessage()), line);
    }
  }

  private static Invalid invalid(String problem, String line) {
    String quote =
        line.length() > MAX_QUOTE_LENGTH ? line.substring(0, MAX_QUOTE_LENGTH) + "..." : line;
    return new Invalid(problem + ": " + quote);
  }

  private static InputLine parseLine(JsonParser parser) throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "Not a JSON object");
    String name = parser.nextFieldName();
    parser.nextToken();
    InputLine line;
    if ("send".equals(name)) {
      line = new Send(parseMessages(parser));
    } else if ("close".equals(name)) {
      line = new Close(parseCloseRequest(parser));
    } else {
      throw new IllegalArgumentException("The member must be \"send\" or \"close\"");
    }
    require(parser.nextToken() == JsonToken.END_OBJECT, "More than one member");
    require(parser.nextToken() == null, "More than one object");
    return line;
  }

  private static List<String> parseMessages(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return List.of(parseString(parser, "send"));
    }
    List<String> messages = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      messages.add(parseString(parser, "send"));
    }
    return messages;
  }

  private static CloseRequest parseCloseRequest(JsonParser parser) throws IOException {
    require(parser.currentToken() == JsonToken.START_OBJECT, "\"close\" is not an object");
    OptionalInt code = OptionalInt.empty();
    String reason = "";
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (name.equals("code")) {
        code = OptionalInt.of(parseInt(parser, name));
      } else if (name.equals("reason")) {
        reason = parseString(parser, name);
      } else {
        throw new IllegalArgumentException("\"close\" has only \"code\" and \"reason\"");
      }
    }
    return new CloseRequest(code, reason);
  }

  private static String parseString(JsonParser parser, String name) throws IOException {
    require(parser.currentToken() == JsonToken.VALUE_STRING, "\"" + name + "\" is not a string");
    return parser.getText();
  }

  private static int parseInt(JsonParser parser, String name) throws IOException {
    require(
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT, "\"" + name + "\" is not an integer");
    return parser.getIntValue();
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
