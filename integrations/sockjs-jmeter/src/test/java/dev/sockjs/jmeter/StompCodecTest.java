package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StompCodecTest {

  @Test
  void writesHeadersWithEscapesAndTheLengthOfTheBody() {
    StompFrame frame =
        new StompFrame("SEND", List.of(new StompHeader("a:b", "1\n2\\3\r")), "héllo");
    assertEquals(
        "SEND\na\\cb:1\\n2\\\\3\\r\ncontent-length:6\n\nhéllo\0", StompCodec.encode(frame));
  }

  @Test
  void connectHasNoEscapes() {
    StompFrame frame = new StompFrame("CONNECT", List.of(), "").with("passcode", "a:b\\n");
    assertEquals("CONNECT\npasscode:a:b\\n\n\n\0", StompCodec.encode(frame));
    assertEquals(List.of(frame), StompCodec.decode("CONNECT\npasscode:a:b\\n\n\n\0"));
  }

  @Test
  void readsSeveralFramesAndSkipsHeartBeats() {
    List<StompFrame> frames =
        StompCodec.decode("\nMESSAGE\r\nn:1\r\n\r\na\0\r\n\nRECEIPT\nreceipt-id:x\n\n\0\n");
    assertEquals(2, frames.size());
    assertEquals("a", frames.get(0).body());
    assertEquals(Optional.of("x"), frames.get(1).header("receipt-id"));
    assertEquals(List.of(), StompCodec.decode("\n"));
  }

  @Test
  void contentLengthCountsBytesAndAllowsNul() {
    StompFrame frame = StompCodec.decode("MESSAGE\ncontent-length:5\n\né\0é\0").get(0);
    assertEquals("é\0é", frame.body());
  }

  @Test
  void theFirstHeaderOfANameCounts() {
    StompFrame frame = StompCodec.decode("MESSAGE\nfoo:World\nfoo:Hello\n\n\0").get(0);
    assertEquals(Optional.of("World"), frame.header("foo"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MESSAGE",
        "MESSAGE\n\nno nul",
        "MESSAGE\nno colon\n\n\0",
        "MESSAGE\na:\\t\n\n\0",
        "MESSAGE\na:\\",
        "MESSAGE\ncontent-length:3\n\na\0",
        "MESSAGE\ncontent-length:x\n\na\0",
        "MESSAGE\ncontent-length:-1\n\na\0",
        "MESSAGE\ncontent-length:1\n\né\0"
      })
  void anythingElseIsTheDeclaredFailure(String text) {
    SampleFailure failure = assertThrows(SampleFailure.class, () -> StompCodec.decode(text));
    assertEquals("502", failure.code());
    assertTrue(failure.message().startsWith("Not a STOMP frame, "), failure::message);
  }
}
