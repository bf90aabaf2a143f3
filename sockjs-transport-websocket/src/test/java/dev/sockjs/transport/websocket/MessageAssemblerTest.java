package dev.sockjs.transport.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages from their fragments. */
final class MessageAssemblerTest {

  private final List<String> taken = new ArrayList<>();
  private final MessageAssembler parts = new MessageAssembler(5, recorder(taken));

  static MessageAssembler.Taker recorder(List<String> taken) {
    return new MessageAssembler.Taker() {
      @Override
      public void message(String text) {
        taken.add(text);
      }

      @Override
      public void part() {
        taken.add("...");
      }

      @Override
      public void tooLong() {
        taken.add("too long");
      }
    };
  }

  @Test
  void aMessageOfOnePartIsPassedOn() {
    parts.text("12345", true);
    parts.text("", true);
    assertEquals(List.of("12345", ""), taken);
  }

  @Test
  void partsAreJoined() {
    parts.text("12", false);
    parts.text("", false);
    parts.text("345", true);
    parts.text("next", true);
    assertEquals(List.of("...", "...", "12345", "next"), taken);
  }

  @Test
  void aMessageThatBecomesTooLongIsTold() {
    parts.text("123", false);
    parts.text("456", false);
    parts.text("123456", true);
    assertEquals(List.of("...", "too long", "too long"), taken);
  }

  @Test
  void lengthCountsUnitsOfBinaryMessagesToo() {
    parts.binary(ByteBuffer.wrap("\u20ac\u20ac\u20ac\u20ac\u20ac".getBytes(UTF_8)), true);
    parts.binary(ByteBuffer.wrap("123456".getBytes(UTF_8)), true);
    parts.binary(ByteBuffer.wrap("123456789".getBytes(UTF_8)), false);
    parts.binary(ByteBuffer.wrap("0123456".getBytes(UTF_8)), false);
    assertEquals(List.of("\u20ac\u20ac\u20ac\u20ac\u20ac", "too long", "...", "too long"), taken);
  }

  @Test
  void bytesThatAreNoUtf8AreReplaced() {
    parts.binary(ByteBuffer.wrap(new byte[] {'a', (byte) 0xff, 'b'}), true);
    assertEquals(List.of("a\ufffdb"), taken);
  }
}
