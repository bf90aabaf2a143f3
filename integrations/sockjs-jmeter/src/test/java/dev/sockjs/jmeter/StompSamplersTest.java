package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jmeter.samplers.SampleResult;
import org.junit.jupiter.api.Test;

/** STOMP mode, up to the frames; the plan for Spring shows the rest. */
class StompSamplersTest extends JMeterFixture {
  private final Connection stomp = new Connection("s", true, 10, false, null);

  private static SockJsConnectSampler stompTo(String endpoint) {
    SockJsConnectSampler connect = connectTo(endpoint);
    connect.setProtocol(SockJsConnectSampler.STOMP);
    return connect;
  }

  private String text(String command, String destination, String headers) {
    return new StompOutgoing(command, destination, headers, "body").text(stomp);
  }

  private void assertRejected(String message, String command, String destination, String headers) {
    SampleFailure failure =
        assertThrows(SampleFailure.class, () -> text(command, destination, headers));
    assertEquals("400", failure.code());
    assertTrue(failure.message().contains(message), failure::message);
  }

  private static Incoming message(String text) {
    StompFrame frame = StompCodec.decode(text).get(0);
    return new Incoming(frame.body(), frame, 0);
  }

  @Test
  void connectFailsIfTheServerRespondsWithAnotherFrame() {
    SockJsConnectSampler connect = stompTo("/echo");
    connect.setStompLogin("user");
    connect.setStompPasscode("geheim");
    SampleResult result =
        assertFailure("502", "The server did not accept CONNECT: CONNECT", connect.sample(null));
    assertFalse((result.getResponseMessage() + result.getSamplerData()).contains("geheim"));
    assertFailure("400", "no connection", sending("x").sample(null));
  }

  @Test
  void connectFailsIfTheServerDoesNotSpeakStomp() {
    assertFailure("502", "Not a STOMP frame", stompTo("/ticker").sample(null));
  }

  @Test
  void connectFailsIfTheServerIsSilent() {
    SockJsConnectSampler connect = stompTo("/flood");
    connect.setTimeout("6000");
    assertFailure("408", "No CONNECTED frame arrived in 6000 ms", connect.sample(null));
  }

  @Test
  void connectFailsIfTheServerCloses() {
    // The close may come before CONNECT is sent, or afterwards.
    assertFailure("3000", "Go away!", stompTo("/close").sample(null));
  }

  @Test
  void sendBuildsTheFrame() {
    assertEquals(
        "SEND\ndestination:/app/x\ncontent-type:text/plain\ncontent-length:4\n\nbody\0",
        text("", " /app/x ", "content-type: text/plain\n\n"));
  }

  @Test
  void unsubscribeFindsTheIdOfItsSubscription() {
    assertEquals("SUBSCRIBE\ndestination:/t/1\nid:sub-0\n\n\0", text("SUBSCRIBE", "/t/1", ""));
    assertEquals(
        "SUBSCRIBE\ndestination:/t/2\nid:mine\n\n\0", text("SUBSCRIBE", "/t/2", "id:mine"));
    assertEquals("UNSUBSCRIBE\nid:sub-0\n\n\0", text("UNSUBSCRIBE", "/t/1", ""));
    assertRejected("There is no subscription to \"/t/1\"", "UNSUBSCRIBE", "/t/1", "");
  }

  @Test
  void wrongStompFieldsFail() {
    assertRejected("STOMP destination is empty", "SEND", "", "");
    assertRejected("\"SHOUT\"", "SHOUT", "/t", "");
    assertRejected("name:value", "SEND", "/t", "no colon");
    assertRejected("name:value", "SEND", "/t", ":no name");
  }

  @Test
  void readWaitsForFrameAndDestination() {
    MessageMatch match = new MessageMatch("contains", "b", "", "/t/1");
    assertTrue(match.matches(message("MESSAGE\ndestination:/t/1\n\nabc\0")));
    assertFalse(match.matches(message("MESSAGE\ndestination:/t/2\n\nabc\0")));
    assertFalse(match.matches(message("MESSAGE\ndestination:/t/1\n\nxyz\0")));
    assertFalse(match.matches(message("RECEIPT\nreceipt-id:b\n\nb\0")));
    assertTrue(
        new MessageMatch("", "", "RECEIPT", "").matches(message("RECEIPT\nreceipt-id:1\n\n\0")));
    assertEquals("of /t/1 (contains \"b\")", match.describe());
  }

  @Test
  void anErrorFrameFailsTheSampleUnlessItIsAwaited() {
    Incoming error = message("ERROR\nmessage:denied\n\ndetails\0");
    SampleFailure failure =
        assertThrows(SampleFailure.class, () -> new MessageMatch("", "", "", "").matches(error));
    assertEquals("502", failure.code());
    assertEquals("The server sent an ERROR frame: denied: details", failure.message());
    assertTrue(new MessageMatch("", "", "ERROR", "").matches(error));
  }

  @Test
  void aMessageOfSeveralFramesIsReadOneByOne() throws Exception {
    stomp.onMessage(null, "\nMESSAGE\n\n1\0\nMESSAGE\n\n2\0");
    Deadline deadline = Deadline.after(java.time.Duration.ofSeconds(30));
    assertEquals(
        List.of("1", "2"),
        List.of(
            stomp.next(deadline).orElseThrow().body(), stomp.next(deadline).orElseThrow().body()));
  }
}
