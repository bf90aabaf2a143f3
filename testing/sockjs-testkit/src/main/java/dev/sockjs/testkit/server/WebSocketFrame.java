package dev.sockjs.testkit.server;

import java.nio.charset.StandardCharsets;

/** A WebSocket frame without its mask, RFC 6455 section 5.2. Immutable. */
public final class WebSocketFrame {
  /** Opcode of a frame that continues a fragmented message. */
  public static final int CONTINUATION = 0;

  /** Opcode of a text message, or of its first fragment. */
  public static final int TEXT = 1;

  /** Opcode of a binary message, or of its first fragment. */
  public static final int BINARY = 2;

  /** Opcode of a CLOSE frame. */
  public static final int CLOSE = 8;

  /** Opcode of a PING frame. */
  public static final int PING = 9;

  /** Opcode of a PONG frame. */
  public static final int PONG = 10;

  private final boolean last;
  private final int opcode;
  private final byte[] payload;

  private WebSocketFrame(boolean last, int opcode, byte[] payload) {
    this.last = last;
    this.opcode = opcode;
    this.payload = payload;
  }

  /**
   * Creates a frame. Any opcode and any payload are allowed, including invalid ones.
   *
   * @param last whether the frame is the last one of its message (the FIN bit)
   * @param opcode the opcode, 0 to 15
   * @param payload the payload
   * @return the frame
   * @throws IllegalArgumentException if the opcode does not fit into four bits
   */
  public static WebSocketFrame of(boolean last, int opcode, byte[] payload) {
    if (opcode < 0 || opcode > 15) {
      throw new IllegalArgumentException("Opcode " + opcode + " is not in the range 0 to 15");
    }
    return new WebSocketFrame(last, opcode, payload.clone());
  }

  /**
   * Creates a CLOSE frame.
   *
   * @param code the code, sent without a check
   * @param reason the reason
   * @return the frame
   */
  public static WebSocketFrame close(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    byte[] payload = new byte[2 + text.length];
    payload[0] = (byte) (code >> 8);
    payload[1] = (byte) code;
    System.arraycopy(text, 0, payload, 2, text.length);
    return new WebSocketFrame(true, CLOSE, payload);
  }

  /**
   * Returns the FIN bit.
   *
   * @return whether this frame is the last one of its message
   */
  public boolean last() {
    return last;
  }

  /**
   * Returns the opcode.
   *
   * @return one of the constants, or a reserved opcode
   */
  public int opcode() {
    return opcode;
  }

  /**
   * Returns the payload.
   *
   * @return a copy of the bytes
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * Returns the payload as text, or the reason of a CLOSE frame.
   *
   * @return the bytes decoded as UTF-8
   */
  public String text() {
    int from = opcode == CLOSE ? Math.min(2, payload.length) : 0;
    return new String(payload, from, payload.length - from, StandardCharsets.UTF_8);
  }

  /**
   * Returns the code of a CLOSE frame.
   *
   * @return the code; 1005 if the frame has none, RFC 6455 section 7.1.5
   * @throws IllegalStateException if this is not a CLOSE frame
   */
  public int closeCode() {
    if (opcode != CLOSE) {
      throw new IllegalStateException("Not a CLOSE frame: " + this);
    }
    return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
  }

  /** Returns opcode and payload, for messages. */
  @Override
  public String toString() {
    String code = opcode == CLOSE ? closeCode() + " " : "";
    return "opcode " + opcode + (last ? "" : " (more follows)") + ": " + code + text();
  }
}
