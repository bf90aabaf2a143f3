package dev.sockjs.testkit.server;

import java.nio.charset.StandardCharsets;

/** One WebSocket frame, RFC 6455 section 5.2, without its mask. Immutable. */
public final class WebSocketFrame {
  /** Opcode of a frame that goes on with a fragmented message. */
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
   * A frame to send; any opcode and any payload are allowed, wrong ones included.
   *
   * @param last whether the message ends with it (the FIN bit)
   * @param opcode what it is, 0 to 15
   * @param payload its bytes
   * @return the frame
   * @throws IllegalArgumentException if the opcode does not fit its four bits
   */
  public static WebSocketFrame of(boolean last, int opcode, byte[] payload) {
    if (opcode < 0 || opcode > 15) {
      throw new IllegalArgumentException("opcode " + opcode + " does not fit four bits");
    }
    return new WebSocketFrame(last, opcode, payload.clone());
  }

  /**
   * A CLOSE frame.
   *
   * @param code its code, sent as it is
   * @param reason its reason
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
   * The FIN bit.
   *
   * @return whether the message ends with this frame
   */
  public boolean last() {
    return last;
  }

  /**
   * What kind of frame it is.
   *
   * @return one of the constants, or a reserved number
   */
  public int opcode() {
    return opcode;
  }

  /**
   * The payload.
   *
   * @return a copy of its bytes
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * The payload as text; of a CLOSE frame its reason.
   *
   * @return the bytes read as UTF-8
   */
  public String text() {
    int from = opcode == CLOSE ? Math.min(2, payload.length) : 0;
    return new String(payload, from, payload.length - from, StandardCharsets.UTF_8);
  }

  /**
   * The code of a CLOSE frame.
   *
   * @return the code; 1005, as RFC 6455 section 7.1.5 has it, if the frame carries none
   * @throws IllegalStateException if this is no CLOSE frame
   */
  public int closeCode() {
    if (opcode != CLOSE) {
      throw new IllegalStateException("no CLOSE frame: " + this);
    }
    return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
  }

  /** Opcode and payload, for messages. */
  @Override
  public String toString() {
    String code = opcode == CLOSE ? closeCode() + " " : "";
    return "opcode " + opcode + (last ? "" : " (more follows)") + ": " + code + text();
  }
}
