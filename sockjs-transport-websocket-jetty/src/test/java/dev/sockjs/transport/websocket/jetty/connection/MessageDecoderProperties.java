package dev.sockjs.transport.websocket.jetty.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.eclipse.jetty.websocket.core.exception.BadPayloadException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;

class MessageDecoderProperties {

  private static String valid(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private static Optional<String> decode(MessageDecoder decoder, byte[] bytes, int pieceLength) {
    Optional<String> message = Optional.empty();
    int from = 0;
    do {
      int to = Math.min(bytes.length, from + pieceLength);
      message = decoder.add(ByteBuffer.wrap(bytes, from, to - from), to == bytes.length, true);
      from = to;
    } while (from < bytes.length);
    return message;
  }

  @Property
  void splittingTheBytesAnywhereChangesNothing(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 7) int pieceLength) {
    String message = valid(text);
    MessageDecoder decoder = new MessageDecoder(Math.max(1, message.length()));
    for (int i = 0; i < 2; i++) {
      assertEquals(Optional.of(message), decode(decoder, message.getBytes(UTF_8), pieceLength));
    }
  }

  @Property
  void messageLongerThanTheBoundIsRefused(
      @ForAll @NotEmpty String text, @ForAll @IntRange(min = 1, max = 7) int pieceLength) {
    String message = valid(text);
    MessageDecoder decoder = new MessageDecoder(message.length() - 1);
    assertThrows(
        MessageTooLargeException.class,
        () -> decode(decoder, message.getBytes(UTF_8), pieceLength));
  }

  @Property
  void bytesThatAreNotUtf8AreRefused(@ForAll String text) {
    byte[] valid = text.getBytes(UTF_8);
    byte[] broken = java.util.Arrays.copyOf(valid, valid.length + 1);
    broken[valid.length] = (byte) 0xff;
    MessageDecoder decoder = new MessageDecoder(valid.length + 1);
    assertThrows(BadPayloadException.class, () -> decoder.add(ByteBuffer.wrap(broken), true, true));
  }
}
