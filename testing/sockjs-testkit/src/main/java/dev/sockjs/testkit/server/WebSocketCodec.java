package dev.sockjs.testkit.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Computes the accept key of a handshake, and reads and writes frames, RFC 6455. */
final class WebSocketCodec {
  private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int FIN_BIT = 0x80;
  private static final int MASK_BIT = 0x80;
  private static final int MAX_PAYLOAD_BYTES = 64 << 20;

  private WebSocketCodec() {}

  /** Returns the Sec-WebSocket-Accept for a Sec-WebSocket-Key, section 4.2.2. */
  static String accept(String key) {
    try {
      byte[] text = (key + KEY_SUFFIX).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-1", e);
    }
  }

  /** Encodes a frame as a server sends it: unmasked, with the shortest form of its length. */
  static byte[] encode(WebSocketFrame frame) {
    byte[] payload = frame.payload();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 10);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte((frame.last() ? FIN_BIT : 0) | frame.opcode());
      if (payload.length < 126) {
        out.writeByte(payload.length);
      } else if (payload.length < 1 << 16) {
        out.writeByte(126);
        out.writeShort(payload.length);
      } else {
        out.writeByte(127);
        out.writeLong(payload.length);
      }
      out.write(payload);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: writes to an array", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the client's next frame.
   *
   * @throws ProtocolViolation if it is unmasked, which section 5.1 forbids, or longer than 64 MiB
   */
  static WebSocketFrame read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    if ((second & MASK_BIT) == 0) {
      throw new ProtocolViolation("client frame without a mask");
    }
    byte[] mask = new byte[4];
    byte[] payload = new byte[length(second & ~MASK_BIT, in)];
    in.readFully(mask);
    in.readFully(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return WebSocketFrame.of((first & FIN_BIT) != 0, first & 0x0f, payload);
  }

  private static int length(int marker, DataInputStream in) throws IOException {
    long length =
        switch (marker) {
          case 126 -> in.readUnsignedShort();
          case 127 -> in.readLong();
          default -> marker;
        };
    if (length < 0 || length > MAX_PAYLOAD_BYTES) {
      throw new ProtocolViolation("frame of " + length + " bytes");
    }
    return (int) length;
  }
}
