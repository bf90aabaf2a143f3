package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes UTF-8 that arrives in pieces. A character that is split is returned with the piece that
 * completes it. Malformed bytes are replaced as {@link String#String(byte[],
 * java.nio.charset.Charset)} replaces them.
 */
public final class Utf8Decoder {

  private static final byte[] EMPTY = {};

  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** The beginning of a split character, at most three bytes. */
  private byte[] incomplete = EMPTY;

  /** Creates a decoder at the beginning of a text. */
  public Utf8Decoder() {}

  /**
   * Decodes the next piece.
   *
   * @param bytes the bytes; not kept
   * @return the characters that end in this piece
   */
  public CharBuffer decode(byte[] bytes) {
    ByteBuffer in =
        ByteBuffer.allocate(incomplete.length + bytes.length).put(incomplete).put(bytes).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining());
    decoder.decode(in, out, false);
    incomplete = in.hasRemaining() ? new byte[in.remaining()] : EMPTY;
    in.get(incomplete);
    return out.flip();
  }
}
