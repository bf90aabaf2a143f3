package dev.sockjs.cli.connect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sockjs.cli.connect.InputLine.Bad;
import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Send;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads one JSON object: {@code {"send":"text"}}, {@code {"send":["text","text"]}} or {@code
 * {"close":{"code":3000,"reason":"bye"}}}, where code and reason may be missing. A lone surrogate
 * is written as an escape.
 */
public final class JsonLineParser {

  private static final JsonFactory JSON = new JsonFactory();

  /** A longer line is cut where it is quoted. */
  private static final int LONGEST_QUOTE = 200;

  private JsonLineParser() {}

  public static InputLine parse(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      return command(parser);
    } catch (JsonProcessingException e) {
      return bad("Not JSON", line);
    } catch (IOException | IllegalArgumentException e) {
      return bad(String.valueOf(e.getMessage()), line);
    }
  }

  private static Bad bad(String problem, String line) {
    String quote = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line;
    return new Bad(problem + ": " + quote);
  }

  private static InputLine command(JsonParser parser) throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "Not an object");
    String name = parser.nextFieldName();
    parser.nextToken();
    InputLine command;
    if ("send".equals(name)) {
      command = new Send(texts(parser));
    } else if ("close".equals(name)) {
      command = new Close(closeRequest(parser));
    } else {
      throw new IllegalArgumentException("Neither \"send\" nor \"close\"");
    }
    require(parser.nextToken() == JsonToken.END_OBJECT, "More than one command");
    require(parser.nextToken() == null, "More than one object");
    return command;
  }

  private static List<String> texts(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return List.of(text(parser));
    }
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      texts.add(text(parser));
    }
    return texts;
  }

  private static String text(JsonParser parser) throws IOException {
    require(parser.currentToken() == JsonToken.VALUE_STRING, "Not a text");
    return parser.getText();
  }

  private static CloseRequest closeRequest(JsonParser parser) throws IOException {
    require(parser.currentToken() == JsonToken.START_OBJECT, "Not an object to close with");
    OptionalInt code = OptionalInt.empty();
    String reason = "";
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (name.equals("code")) {
        require(value == JsonToken.VALUE_NUMBER_INT, "The code is no integer");
        code = OptionalInt.of(parser.getIntValue());
      } else if (name.equals("reason")) {
        reason = text(parser);
      } else {
        throw new IllegalArgumentException("Neither \"code\" nor \"reason\"");
      }
    }
    return new CloseRequest(code, reason);
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
