package dev.sockjs.transport.websocket.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that consist of several parts. */
final class MessageAssemblerTest {

  private final List<String> received = new ArrayList<>();
  private final MessageAssembler assembler = new MessageAssembler(5, recorder(received));

  static MessageAssembler.Sink recorder(List<String> received) {
    return new MessageAssembler.Sink() {
      @Override
      public void message(String text) {
        received.add(text);
      }

      @Override
      public void part() {
        received.add("...");
      }

      @Override
      public void tooLong() {
        received.add("too long");
      }
    };
  }

  @Test
  void messageOfOnePartIsPassedOn() {
    assembler.text("12345", true);
    assembler.text("", true);
    assertEquals(List.of("12345", ""), received);
  }

  @Test
  void partsAreJoined() {
    assembler.text("12", false);
    assembler.text("", false);
    assembler.text("345", true);
    assembler.text("next", true);
    assertEquals(List.of("...", "...", "12345", "next"), received);
  }

  @Test
  void messageThatGrowsTooLongIsReported() {
    assembler.text("123", false);
    assembler.text("456", false);
    assembler.text("123456", true);
    assertEquals(List.of("...", "too long", "too long"), received);
  }

  @Test
  void lengthOfBinaryMessagesIsInUtf16Units() {
    assembler.binary(ByteBuffer.wrap("\u20ac\u20ac\u20ac\u20ac\u20ac".getBytes(UTF_8)), true);
    assembler.binary(ByteBuffer.wrap("123456".getBytes(UTF_8)), true);
    assembler.binary(ByteBuffer.wrap("123456789".getBytes(UTF_8)), false);
    assembler.binary(ByteBuffer.wrap("0123456".getBytes(UTF_8)), false);
    assertEquals(
        List.of("\u20ac\u20ac\u20ac\u20ac\u20ac", "too long", "...", "too long"), received);
  }

  @Test
  void invalidUtf8IsReplaced() {
    assembler.binary(ByteBuffer.wrap(new byte[] {'a', (byte) 0xff, 'b'}), true);
    assertEquals(List.of("a\ufffdb"), received);
  }
}
