package dev.sockjs.examples.legacywebsocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.Headers;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * draft-hixie-thewebsocketprotocol-76. The server proves with a hash of two numbers and a nonce
 * that it speaks the draft. Its {@code Sec-WebSocket-Location} is not compared, because a proxy
 * that ends TLS or renames the host changes it.
 *
 * <p>Netty, and so Vert.x, loses what has arrived of a message if a read does not bring the whole
 * message. Such a server needs a receive buffer that is larger than all that is sent at a time.
 */
final class Hixie76 implements Draft {

  private static final int START_OF_TEXT = 0x00;
  private static final int END_OF_TEXT = 0xff;
  private static final int CLOSING = 0xff;

  /** The draft has no close codes; this is the one for a CLOSE without a code. */
  private static final int NO_CODE = 1005;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final TextDecoder decoder;
  private final Key first = Key.random();
  private final Key second = Key.random();
  private final byte[] nonce = new byte[8];

  /** A number of 32 bits, and the field that hides it (section 4.1, steps 16 to 23). */
  record Key(int number, String field) {

    /** The field has the product of the number and of its spaces, between other characters. */
    static Key random() {
      int spaces = 1 + RANDOM.nextInt(12);
      long number = RANDOM.nextLong(0xffff_ffffL / spaces + 1);
      StringBuilder field = new StringBuilder().append(number * spaces);
      for (int noise = 1 + RANDOM.nextInt(12); noise > 0; noise--) {
        char other = (char) (':' + RANDOM.nextInt('~' - ':' + 1));
        field.insert(RANDOM.nextInt(field.length() + 1), other);
      }
      for (int left = spaces; left > 0; left--) {
        field.insert(1 + RANDOM.nextInt(field.length() - 1), ' ');
      }
      return new Key((int) number, field.toString());
    }
  }

  Hixie76(TransportRequest request) {
    decoder = new TextDecoder(request.maxFrameLength());
    RANDOM.nextBytes(nonce);
  }

  /** The draft requires an origin, so without one of the application the server's own is sent. */
  @Override
  public Headers requestFields(URI url, Headers given) {
    Headers fields =
        Headers.of("Upgrade", "WebSocket")
            .with("Sec-WebSocket-Key1", first.field)
            .with("Sec-WebSocket-Key2", second.field);
    return given.first("Origin").isPresent()
        ? fields
        : fields.with("Origin", url.getScheme() + "://" + url.getRawAuthority());
  }

  /** Returns the nonce. Vert.x does not respond without it. */
  @Override
  public String requestBody() {
    return new String(nonce, ISO_8859_1);
  }

  @Override
  public void verify(ResponseHead response, Input in) throws IOException {
    if (!Arrays.equals(in.read(16), hash(first.number, second.number, nonce))) {
      throw new IOException("The response does not belong to the keys");
    }
  }

  /** Returns the proof of the server. */
  static byte[] hash(int number1, int number2, byte[] nonce) {
    ByteBuffer challenge = ByteBuffer.allocate(16);
    return Draft.hash("MD5", challenge.putInt(number1).putInt(number2).put(nonce).array());
  }

  /** The highest bit of a frame's first byte tells if a length follows, or if 0xff ends it. */
  @Override
  public Incoming next(Input in, Consumer<byte[]> reply) throws IOException {
    while (true) {
      int type = in.read();
      if (type < 0x80) {
        for (int next = in.read(); next != END_OF_TEXT; next = in.read()) {
          if (type == START_OF_TEXT) {
            decoder.add(next);
          }
        }
        if (type == START_OF_TEXT) {
          return new Incoming.Message(decoder.take());
        }
      } else {
        long length = length(in);
        if (type == CLOSING && length == 0) {
          return new Incoming.Closed(TransportEnd.closed(NO_CODE, ""));
        }
        for (; length > 0; length--) {
          in.read(); // SockJS has no binary messages.
        }
      }
    }
  }

  /** Reads a length of seven bits a byte. */
  private static long length(Input in) throws IOException {
    int next = in.read();
    long length = next & 0x7f;
    while (next >= 0x80) {
      next = in.read();
      length = length << 7 | (next & 0x7f);
      if (length > Integer.MAX_VALUE) {
        throw EndedException.violation(1009, "A binary frame is too long");
      }
    }
    return length;
  }

  /** UTF-8 has no byte 0xff. */
  @Override
  public byte[] message(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(utf8.length + 2);
    return frame.put((byte) START_OF_TEXT).put(utf8).put((byte) END_OF_TEXT).array();
  }

  /** The draft sends no code and no reason. */
  @Override
  public byte[] close(int code, String reason) {
    return new byte[] {(byte) CLOSING, 0};
  }
}
