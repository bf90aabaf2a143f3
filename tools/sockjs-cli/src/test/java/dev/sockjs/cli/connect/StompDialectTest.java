package dev.sockjs.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A STOMP session, on a manual clock. */
final class StompDialectTest {

  private static final StompSettings SETTINGS =
      new StompSettings(
          "example.org", Optional.of("me"), Optional.of("secret"), Duration.ofSeconds(10));

  private static final String CONNECT =
      "CONNECT\naccept-version:1.2,1.1,1.0\nhost:example.org\nheart-beat:10000,10000\n"
          + "login:me\npasscode:secret\n\n\0";

  private static final String DISCONNECT = "DISCONNECT\nreceipt:disconnect\n\n\0";

  private final ManualScheduler scheduler = new ManualScheduler();
  private final StompCommands commands = new StompCommands();
  private final StompDialect dialect = new StompDialect(SETTINGS, commands, scheduler);
  private final FakeLink link = new FakeLink();
  private final FakeConversation conversation = new FakeConversation();

  private void connect(String heartbeat) {
    dialect.opened(link, conversation);
    dialect.received("CONNECTED\nversion:1.2\nheart-beat:" + heartbeat + "\n\n\0");
    link.calls.clear();
  }

  @Test
  void inputBeginsAfterTheServerHasConnected() {
    dialect.opened(link, conversation);
    assertEquals(List.of(CONNECT), link.calls);
    assertEquals(0, conversation.ready);
    dialect.received("CONNECTED\nversion:1.2\n\n\0");
    assertEquals(1, conversation.ready);
    assertEquals(List.of("* stomp: connected version=1.2"), conversation.printed());
  }

  @Test
  void settingsDoNotShowThePasscode() {
    assertFalse(SETTINGS.toString().contains("secret"), SETTINGS.toString());
  }

  @Test
  void messagesAreCountedAndPrintedWithTheirDestination() {
    connect("0,0");
    dialect.received("MESSAGE\ndestination:/topic/a\nmessage-id:1\nsubscription:1\n\nhi\0");
    assertEquals(1, conversation.messages);
    assertEquals("< /topic/a hi", conversation.printed().get(1));
  }

  @Test
  void anErrorFrameIsPrintedAndFailsTheSession() {
    connect("0,0");
    dialect.received("ERROR\nmessage:Access is denied\n\nno role\0");
    assertEquals(
        List.of("! stomp: Access is denied: no role", "! The server has ended the STOMP session"),
        conversation.printed().subList(1, 3));
  }

  @Test
  void textThatIsNotStompFailsTheSession() {
    connect("0,0");
    dialect.received("hello\0");
    assertEquals(
        "! Not STOMP: no blank line after the headers: hello", conversation.printed().get(1));
  }

  /** What the server asks for, 20 s, is more than what this side offers, 10 s. */
  @Test
  void heartbeatsAreSentAsNegotiated() {
    connect("0,20000");
    scheduler.advance(Duration.ofMillis(19_999));
    assertEquals(List.of(), link.calls);
    scheduler.advance(Duration.ofMillis(1));
    scheduler.advance(Duration.ofSeconds(20));
    assertEquals(List.of("\n", "\n"), link.calls);
  }

  @Test
  void noHeartbeatsAreSentIfTheServerWantsNone() {
    connect("0,0");
    assertEquals(0, scheduler.pending());
  }

  @Test
  void aSilentServerFailsTheSessionAfterTwoIntervals() {
    connect("5000,0");
    scheduler.advance(Duration.ofSeconds(15));
    dialect.received("\n");
    scheduler.advance(Duration.ofMillis(19_999));
    assertEquals(1, conversation.printed().size());
    scheduler.advance(Duration.ofMillis(1));
    assertEquals("! No STOMP heart-beat of the server for 20000 ms", conversation.printed().get(1));
  }

  @Test
  void anInvalidHeartbeatHeaderFailsTheSession() {
    connect("often");
    assertEquals(
        "! The header heart-beat is not two numbers: often", conversation.printed().get(1));
    assertEquals(0, conversation.ready);
  }

  @Test
  void heartbeatsEndWithTheSession() {
    connect("1000,1000");
    dialect.ended();
    assertEquals(0, scheduler.pending());
  }

  @Test
  void closesAfterTheReceiptOfDisconnect() {
    connect("0,0");
    dialect.close(link, new CloseRequest(OptionalInt.of(3000), ""));
    assertEquals(List.of(DISCONNECT), link.calls);
    dialect.received("RECEIPT\nreceipt-id:disconnect\n\n\0");
    assertEquals(List.of(DISCONNECT, "close 3000"), link.calls);
  }

  @Test
  void secondCloseWaitsForTheReceiptToo() {
    connect("0,0");
    dialect.close(link, CloseRequest.DEFAULT);
    dialect.close(link, CloseRequest.DEFAULT);
    assertEquals(List.of(DISCONNECT), link.calls);
  }

  @Test
  void closesWithoutTheReceiptAfterTwoSeconds() {
    connect("0,0");
    dialect.close(link, CloseRequest.DEFAULT);
    scheduler.advance(Duration.ofMillis(1999));
    assertEquals(List.of(DISCONNECT), link.calls);
    scheduler.advance(Duration.ofMillis(1));
    assertEquals(List.of(DISCONNECT, "close 1000"), link.calls);
  }

  @Test
  void closesAtOnceIfTheServerHasNotConnected() {
    dialect.opened(link, conversation);
    link.calls.clear();
    dialect.close(link, CloseRequest.DEFAULT);
    assertEquals(List.of("close 1000"), link.calls);
  }

  @Test
  void subscriptionsAreMadeAgainInTheNextSession() {
    connect("0,0");
    assertTrue(link.offer("/sub /topic/a", commands));
    dialect.ended();
    Send typedWhileDown = assertInstanceOf(Send.class, commands.apply("/sub /topic/b"));
    FakeLink next = new FakeLink();
    dialect.opened(next, conversation);
    dialect.received("CONNECTED\nversion:1.2\n\n\0");
    assertTrue(next.offer(typedWhileDown));
    assertEquals(
        List.of(
            CONNECT,
            "SUBSCRIBE\nid:1\ndestination:/topic/a\n\n\0",
            "SUBSCRIBE\nid:2\ndestination:/topic/b\n\n\0"),
        next.calls);
  }
}
