package dev.sockjs.cli.prompt;

import dev.sockjs.cli.connect.CloseRequest;
import dev.sockjs.cli.connect.InputLine;
import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Note;
import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.spi.EscapedText;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** The meaning of a line at the prompt of a session without STOMP: a message or a command. */
public final class PromptCommands implements Function<String, InputLine> {

  /** The names of the commands, for completion. */
  public static final List<String> NAMES = List.of("/close", "/quit", "/help");

  private static final List<String> HELP =
      List.of(
          "TEXT                   sends TEXT as a message",
          "//TEXT                 sends /TEXT as a message",
          "/close [CODE [REASON]] closes with a code, 1000 or 3000 to 4999, and a reason",
          "/quit                  closes; Ctrl-C too, with exit status 130",
          "Ctrl-D                 ends the input",
          "/help                  prints this",
          "Up and Down move through the history, Ctrl-R searches it.",
          "A line that begins with a space is not kept in the history.");

  /** Creates the commands. */
  public PromptCommands() {}

  @Override
  public InputLine apply(String line) {
    if (!line.startsWith("/") || line.startsWith("//")) {
      return Send.of(line.startsWith("//") ? line.substring(1) : line);
    }
    String[] words = line.strip().split("\\s+", 3);
    return switch (words[0]) {
      case "/close" -> close(words, line);
      case "/quit" -> new Close(CloseRequest.DEFAULT);
      case "/help" -> new Note(HELP);
      default ->
          new Invalid(
              "Not a command (try /help, or //TEXT to send /TEXT): " + EscapedText.of(line));
    };
  }

  private static InputLine close(String[] words, String line) {
    try {
      return words.length < 2
          ? new Close(CloseRequest.DEFAULT)
          : new Close(
              new CloseRequest(
                  OptionalInt.of(Integer.parseInt(words[1])), words.length > 2 ? words[2] : ""));
    } catch (NumberFormatException e) {
      return new Invalid("The close code is not a number: " + EscapedText.of(line));
    } catch (IllegalArgumentException e) {
      return new Invalid(String.valueOf(e.getMessage()));
    }
  }
}
