package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Reads bytes as UTF-8, piece by piece: a character that was cut comes with the piece that
 * completes it. What is no UTF-8 is replaced, as {@code String} does it.
 */
public final class Utf8Decoder {

  private static final byte[] NOTHING = {};

  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** The beginning of a character, at most three bytes. */
  private byte[] cut = NOTHING;

  /** A reader at the beginning of a text. */
  public Utf8Decoder() {}

  /**
   * Reads on.
   *
   * @param bytes the next piece
   * @return the characters that end in it
   */
  public CharBuffer read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.allocate(cut.length + bytes.length).put(cut).put(bytes).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining());
    decoder.decode(in, out, false);
    cut = in.hasRemaining() ? new byte[in.remaining()] : NOTHING;
    in.get(cut);
    return out.flip();
  }
}
