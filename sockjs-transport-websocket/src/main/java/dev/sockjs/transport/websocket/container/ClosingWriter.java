package dev.sockjs.transport.websocket.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * The writer between Tyrus and the socket. It can send CLOSE itself, after which it rejects what
 * Tyrus writes. Tyrus would close the socket immediately after its own CLOSE; if the server is
 * sending at that moment, the operating system resets the connection, and data sent before may be
 * lost.
 */
final class ClosingWriter extends Writer implements ClosingHandshake {

  private static final int MASK_BYTES = 4;

  private final Writer socket;
  private volatile boolean closing;

  ClosingWriter(Writer socket) {
    this.socket = socket;
  }

  @Override
  public void start(int code, String reason) {
    closing = true;
    socket.write(closeFrame(code, reason.getBytes(UTF_8)), new CompletionHandler<>() {});
  }

  /** Encodes a masked CLOSE frame (RFC 6455, sections 5.2 and 5.5.1). */
  private static ByteBuffer closeFrame(int code, byte[] reason) {
    byte[] mask = ByteBuffer.allocate(MASK_BYTES).putInt(MaskingKeys.SHARED.nextInt()).array();
    byte[] payload =
        ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason).array();
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % MASK_BYTES];
    }
    return ByteBuffer.allocate(2 + MASK_BYTES + payload.length)
        .put((byte) 0x88)
        .put((byte) (0x80 | payload.length))
        .put(mask)
        .put(payload)
        .flip();
  }

  @Override
  public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
    if (closing) {
      handler.failed(new IOException("CLOSE has been sent"));
    } else {
      socket.write(frame, handler);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
