package dev.sockjs.examples.legacywebsocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.Headers;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * draft-ietf-hybi-thewebsocketprotocol-10: version 8 on the wire. It differs from RFC 6455 in the
 * version, in the name of the origin's field, and in some close codes.
 */
final class Hybi10 implements Draft {

  /** Section 1.3. */
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  // Opcodes, section 4.2.
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  /** Section 7.4.1: too large; later drafts and RFC 6455 have 1009. */
  private static final int TOO_LARGE = 1004;

  /** Section 7.4.1: reported for a CLOSE without a code, and never sent. */
  private static final int NO_CODE = 1005;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final TextDecoder decoder;
  private final String key = Base64.getEncoder().encodeToString(random(16));

  /** The opcode of the message whose last fragment has not arrived; 0 if there is none. */
  private int fragmented;

  Hybi10(TransportRequest request) {
    decoder = new TextDecoder(request.maxFrameLength());
  }

  /** Servers that check the origin read either of the two fields. */
  @Override
  public Headers requestFields(URI url, Headers given) {
    Headers fields =
        Headers.of("Upgrade", "websocket")
            .with("Sec-WebSocket-Key", key)
            .with("Sec-WebSocket-Version", "8");
    return given
        .first("Origin")
        .map(origin -> fields.with("Sec-WebSocket-Origin", origin))
        .orElse(fields);
  }

  @Override
  public void verify(ResponseHead response, Input in) throws IOException {
    byte[] hash = Draft.hash("SHA-1", (key + GUID).getBytes(ISO_8859_1));
    String accept = Base64.getEncoder().encodeToString(hash);
    if (!response.fields().first("Sec-WebSocket-Accept").equals(Optional.of(accept))) {
      throw new IOException("The response does not belong to the Sec-WebSocket-Key");
    }
    if (response.fields().first("Sec-WebSocket-Extensions").isPresent()) {
      throw new IOException("The server chose an extension that was not offered");
    }
  }

  @Override
  public Incoming next(Input in, Consumer<byte[]> reply) throws IOException {
    while (true) {
      int first = in.read();
      int opcode = first & 0x0f;
      boolean last = (first & 0x80) != 0;
      int second = in.read();
      require((first & 0x70) == 0 && second < 0x80, "A frame is masked or has an extension");
      long length =
          second < 126 ? second : new BigInteger(1, in.read(second == 126 ? 2 : 8)).longValue();
      if (opcode >= CLOSE) {
        require(last && length <= 125 && opcode <= PONG, "A control frame is not valid");
        byte[] payload = in.read((int) length);
        if (opcode == CLOSE) {
          return new Incoming.Closed(closed(payload));
        } else if (opcode == PING) {
          reply.accept(frame(PONG, payload));
        }
      } else if (data(opcode, last, length, in)) {
        return new Incoming.Message(decoder.takeStrictly());
      }
    }
  }

  /** Reads a fragment; returns true if it is the last of a text. SockJS has no binary messages. */
  private boolean data(int opcode, boolean last, long length, Input in) throws IOException {
    boolean continues = opcode == CONTINUATION;
    require(opcode <= BINARY && length >= 0, "A frame has an unknown opcode or length");
    require(continues == (fragmented != 0), "A fragment does not continue a message");
    int message = continues ? fragmented : opcode;
    for (long left = length; left > 0; left--) {
      int next = in.read();
      if (message == TEXT) {
        decoder.add(next);
      }
    }
    fragmented = last ? 0 : message;
    return last && message == TEXT;
  }

  private static TransportEnd closed(byte[] payload) throws EndedException {
    if (payload.length == 0) {
      return TransportEnd.closed(NO_CODE, "");
    }
    require(payload.length >= 2, "A CLOSE has half a code");
    int code = Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
    boolean reserved = code < 1000 || code == NO_CODE || code == 1006 || code > 4999;
    require(!reserved, "A CLOSE has the reserved code " + code);
    return TransportEnd.closed(code, new String(payload, 2, payload.length - 2, UTF_8));
  }

  @Override
  public byte[] message(String text) {
    return frame(TEXT, text.getBytes(UTF_8));
  }

  @Override
  public Optional<byte[]> ping() {
    return Optional.of(frame(PING, new byte[0]));
  }

  @Override
  public byte[] close(int code, String reason) {
    if (code == NO_CODE) {
      return frame(CLOSE, new byte[0]);
    }
    byte[] text = reason.getBytes(UTF_8);
    short wire = (short) (code == 1009 ? TOO_LARGE : code);
    return frame(CLOSE, ByteBuffer.allocate(2 + text.length).putShort(wire).put(text).array());
  }

  /** Encodes a frame that is not fragmented. Section 4.3: those of a client are masked. */
  private static byte[] frame(int opcode, byte[] payload) {
    int size = payload.length;
    int marker = size < 126 ? size : size < 1 << 16 ? 126 : 127;
    ByteBuffer frame = ByteBuffer.allocate(size + 14);
    frame.put((byte) (0x80 | opcode)).put((byte) (0x80 | marker));
    int lengthBytes = marker == 127 ? 8 : marker == 126 ? 2 : 0;
    frame.put(ByteBuffer.allocate(8).putLong(size).array(), 8 - lengthBytes, lengthBytes);
    byte[] mask = random(4);
    frame.put(mask);
    for (int i = 0; i < size; i++) {
      frame.put((byte) (payload[i] ^ mask[i & 3]));
    }
    return Arrays.copyOf(frame.array(), frame.position());
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static void require(boolean rule, String violation) throws EndedException {
    if (!rule) {
      throw EndedException.violation(1002, violation);
    }
  }
}
