package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.jmeter.samplers.SampleResult;
import org.junit.jupiter.api.Test;

class MessagesTest extends JMeterFixture {

  @Test
  void readReturnsTheMessageAndItsBytes() {
    connect("/echo");
    assertEquals(6, send("héllo").getSentBytes());
    SampleResult read = assertSuccess(reading("", "").sample(null));
    assertEquals("héllo", read.getResponseDataAsString());
    assertEquals(6, read.getBytesAsLong());
    assertEquals("OK", read.getResponseMessage());
  }

  @Test
  void readSkipsMessagesThatDoNotMatch() {
    connect("/echo");
    send("one");
    send("two");
    send("three 33");
    SampleResult read = assertSuccess(reading("regular expression", "\\d+").sample(null));
    assertEquals("three 33", read.getResponseDataAsString());
    assertEquals("OK, after 2 other messages", read.getResponseMessage());
    assertEquals(14, read.getBytesAsLong());
  }

  @Test
  void readFailsWhenNothingMatchesInTime() {
    connect("/echo");
    send("one");
    assertTrue(awaitArrival(ThreadConnections.get("default")));
    SockJsReadSampler read = reading("contains", "two");
    read.setTimeout("300");
    assertFailure(
        "408",
        "No message (contains \"two\") arrived (after 1 other message) in 300 ms",
        read.sample(null));
  }

  @Test
  void wrongMatchesAreQuoted() {
    connect("/echo");
    assertFailure("400", "Pattern", reading("regular expression", "(").sample(null));
    assertFailure("400", "\"perhaps\"", reading("perhaps", "x").sample(null));
  }

  @Test
  void sendAndReadMeasuresTheRoundTrip() {
    connect("/echo");
    SockJsSendAndReadSampler both = new SockJsSendAndReadSampler();
    both.setMessage("ping");
    both.setMatch("equals");
    both.setPattern("ping");
    SampleResult result = assertSuccess(both.sample(null));
    assertEquals("ping", result.getResponseDataAsString());
    assertEquals("ping", result.getSamplerData());
    assertEquals(4, result.getSentBytes());
    assertTrue(result.getLatency() <= result.getTime() + 1);
  }

  @Test
  void readFailsWithTheCloseCodeOfTheServer() {
    assertSuccess(connectTo("/close").sample(null));
    assertFailure("3000", "Go away!", reading("", "").sample(null));
    assertFailure("3000", "Go away!", sending("x").sample(null));
  }

  @Test
  void messagesBeforeTheCloseAreReadFirst() {
    connect("/echo");
    send("last");
    Connection connection = ThreadConnections.get("default");
    assertTrue(awaitArrival(connection));
    connection.sock().abort();
    assertEquals("last", assertSuccess(reading("", "").sample(null)).getResponseDataAsString());
    assertFailure("1006", "Aborted", reading("", "").sample(null));
  }

  private static boolean awaitArrival(Connection connection) {
    try {
      Deadline deadline = Deadline.after(java.time.Duration.ofSeconds(30));
      Incoming first = connection.next(deadline).orElseThrow();
      connection.onMessage(connection.sock(), first.body());
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closeReportsTheCloseCode() {
    connect("/echo");
    SockJsCloseSampler close = new SockJsCloseSampler();
    close.setCode("3001");
    close.setReason("enough");
    SampleResult result = assertSuccess(close.sample(null));
    assertEquals("3001", result.getResponseCode());
    assertEquals("3001 \"enough\" (clean)", result.getResponseMessage());
    assertFailure("400", "no connection", close.sample(null));
  }

  @Test
  void closeRejectsACodeThatSockJsDoesNotAllow() {
    connect("/echo");
    SockJsCloseSampler close = new SockJsCloseSampler();
    close.setCode("2999");
    assertFailure("400", "2999", close.sample(null));
    connect("/echo");
    close.setCode("ten");
    assertFailure("400", "\"ten\"", close.sample(null));
  }

  @Test
  void unreadMessagesAreBoundedAndDiscardingIsAFailure() {
    SockJsConnectSampler connect = connectTo("/echo");
    connect.setUnreadLimit("5");
    assertSuccess(connect.sample(null));
    Connection connection = ThreadConnections.get("default");
    for (int i = 1; i <= 7; i++) {
      connection.onMessage(connection.sock(), "m" + i);
    }
    assertFailure("507", "2 messages were discarded", reading("", "").sample(null));
    assertEquals("m3", assertSuccess(reading("", "").sample(null)).getResponseDataAsString());
  }

  @Test
  void discardingMayBeAllowed() {
    SockJsConnectSampler connect = connectTo("/echo");
    connect.setUnreadLimit("2");
    connect.setDiscardUnread(true);
    assertSuccess(connect.sample(null));
    Connection connection = ThreadConnections.get("default");
    for (int i = 1; i <= 4; i++) {
      connection.onMessage(connection.sock(), "m" + i);
    }
    assertEquals("m3", assertSuccess(reading("", "").sample(null)).getResponseDataAsString());
    assertEquals("m4", assertSuccess(reading("", "").sample(null)).getResponseDataAsString());
  }

  @Test
  void oneLongMessageStaysWhateverItsLength() throws Exception {
    Inbox inbox = new Inbox(10);
    inbox.add("short");
    inbox.add("x".repeat(Inbox.MAX_CHARS + 1));
    Deadline deadline = Deadline.after(java.time.Duration.ofSeconds(30));
    assertEquals(Inbox.MAX_CHARS + 1, inbox.take(deadline).orElseThrow().text().length());
    assertEquals(1, inbox.takeDiscarded());
  }

  @Test
  void interruptEndsAWaitAndLeavesTheThreadUsable() throws Exception {
    connect("/echo");
    SockJsReadSampler read = reading("", "");
    read.setTimeout("60000");
    Thread thread = Thread.currentThread();
    CompletableFuture<Boolean> interrupter =
        CompletableFuture.supplyAsync(
            () -> {
              while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              return read.interrupt();
            });
    assertFailure("Interrupted", "JMeter interrupted", read.sample(null));
    assertTrue(interrupter.get(30, TimeUnit.SECONDS));
    assertFalse(Thread.interrupted());
    assertFalse(read.interrupt());
    send("still usable");
  }

  @Test
  void anInterruptOfTheThreadIsKept() {
    connect("/echo");
    Thread.currentThread().interrupt();
    assertFailure("Interrupted", "", reading("", "").sample(null));
    assertTrue(Thread.interrupted());
  }

  @Test
  void aMessageLongerThanTheSendBufferFails() {
    connect("/echo");
    assertFailure("400", "", sending("x".repeat(17 << 20)).sample(null));
  }

  @Test
  void stompFieldsNeedStompMode() {
    connect("/echo");
    SockJsSendSampler send = sending("x");
    send.setDestination("/app/x");
    assertFailure("400", "is not in STOMP mode", send.sample(null));
  }

  @Test
  void resultOfAConnectHasNoData() {
    assertEquals("", connect("/echo").getResponseDataAsString());
    assertNull(connect("/echo").getParent());
  }
}
