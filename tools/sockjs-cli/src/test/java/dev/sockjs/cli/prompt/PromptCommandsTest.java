package dev.sockjs.cli.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.connect.CloseRequest;
import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Note;
import dev.sockjs.cli.connect.InputLine.Send;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines at the prompt without STOMP. */
final class PromptCommandsTest {

  private final PromptCommands commands = new PromptCommands();

  @ParameterizedTest
  @ValueSource(strings = {"", " /help", "hello \"world\" \\n !x", "{\"a\": 1}"})
  void lineWithoutASlashIsAMessage(String line) {
    assertEquals(Send.of(line), commands.apply(line));
  }

  @Test
  void twoSlashesSendOne() {
    assertEquals(Send.of("/help"), commands.apply("//help"));
  }

  @Test
  void closeTakesACodeAndAReason() {
    assertEquals(
        new Close(new CloseRequest(OptionalInt.of(3000), "good bye")),
        commands.apply("/close 3000 good bye"));
    assertEquals(new Close(CloseRequest.DEFAULT), commands.apply("/close"));
    assertEquals(new Close(CloseRequest.DEFAULT), commands.apply("/quit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/close 1001", "/close soon", "/dance"})
  void anErrorQuotesWhatIsWrong(String line) {
    String error = assertInstanceOf(Invalid.class, commands.apply(line)).error();
    assertTrue(error.contains(line.substring(line.lastIndexOf(' ') + 1)), error);
  }

  @Test
  void helpNamesEveryCommand() {
    String help = String.join("\n", assertInstanceOf(Note.class, commands.apply("/help")).lines());
    assertTrue(PromptCommands.NAMES.stream().allMatch(help::contains), help);
  }
}
