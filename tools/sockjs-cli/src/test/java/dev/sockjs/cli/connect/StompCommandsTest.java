package dev.sockjs.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Note;
import dev.sockjs.cli.connect.InputLine.Send;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short commands of {@code --stomp}. */
final class StompCommandsTest {

  private final StompCommands commands = new StompCommands();

  @Test
  void bodyIsTheRestOfTheLine() {
    assertEquals(
        Send.of("SEND\ndestination:/app/a\n\n{\"a\": 1}  b\0"),
        commands.apply("/send /app/a {\"a\": 1}  b"));
    assertEquals(Send.of("SEND\ndestination:/app/a\n\n\0"), commands.apply("/send /app/a"));
  }

  @Test
  void headersAreEscaped() {
    assertEquals(
        Send.of("SEND\ndestination:/a\\cb\\\\c\n\nx:\\y\0"), commands.apply("/send /a:b\\c x:\\y"));
  }

  @Test
  void eachSubscriptionHasItsOwnIdUntilItEnds() {
    FakeLink link = new FakeLink();
    assertTrue(link.offer("/sub /a", commands));
    assertTrue(link.offer("/sub /b", commands));
    assertEquals(new Note(List.of("/a", "/b")), commands.apply("/subs"));
    assertTrue(link.offer("/unsub /a", commands));
    assertEquals(
        List.of(
            "SUBSCRIBE\nid:1\ndestination:/a\n\n\0",
            "SUBSCRIBE\nid:2\ndestination:/b\n\n\0",
            "UNSUBSCRIBE\nid:1\n\n\0"),
        link.calls);
    assertEquals(new Note(List.of("/b")), commands.apply("/subs"));
    assertInstanceOf(Invalid.class, commands.apply("/unsub /a"));
    assertInstanceOf(Invalid.class, commands.apply("/sub /b"));
  }

  @Test
  void subscriptionBeginsAndEndsWhenItsFrameIsAccepted() {
    FakeLink link = new FakeLink();
    link.isFull = true;
    assertFalse(link.offer("/sub /a", commands));
    assertEquals(new Note(List.of("No subscriptions")), commands.apply("/subs"));
    link.isFull = false;
    assertTrue(link.offer("/sub /a", commands));
    link.isFull = true;
    assertFalse(link.offer("/unsub /a", commands));
    assertEquals(new Note(List.of("/a")), commands.apply("/subs"));
  }

  @Test
  void helpNamesEveryCommand() {
    String help = String.join("\n", assertInstanceOf(Note.class, commands.apply("/help")).lines());
    assertTrue(StompCommands.NAMES.stream().allMatch(help::contains), help);
  }

  @Test
  void quitCloses() {
    assertEquals(new Close(CloseRequest.DEFAULT), commands.apply("/quit"));
  }

  @ParameterizedTest
  @CsvSource({
    "hello, Not a STOMP command (try /help): hello",
    "/sub, /sub has one DESTINATION (try /help): /sub",
    "/sub a b, /sub has one DESTINATION (try /help): /sub a b",
    "/send, /send has a DESTINATION and a BODY (try /help): /send",
  })
  void anErrorQuotesTheLineAndSaysWhatToTry(String line, String error) {
    assertEquals(new Invalid(error), commands.apply(line));
  }
}
