package dev.sockjs.testkit.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A response in chunked coding, RFC 9112 section 7.1. Any thread may send chunks.
 *
 * <p>Every method throws {@link IllegalStateException} after the response has ended, and {@link
 * IOException} if the client has gone.
 */
public final class ChunkedResponse {
  private final Exchange exchange;

  ChunkedResponse(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Sends one chunk.
   *
   * @param text the data, sent as UTF-8; not empty
   * @return this response
   * @throws IOException if the client has gone
   */
  public ChunkedResponse chunk(String text) throws IOException {
    return chunk(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends one chunk.
   *
   * @param bytes the data; not empty
   * @return this response
   * @throws IOException if the client has gone
   * @throws IllegalArgumentException if the data is empty, which would end the response
   */
  public ChunkedResponse chunk(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("An empty chunk ends the response; call end() instead");
    }
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(ascii(Integer.toHexString(bytes.length) + "\r\n"));
    chunk.writeBytes(bytes);
    chunk.writeBytes(ascii("\r\n"));
    exchange.part(chunk.toByteArray());
    return this;
  }

  /**
   * Splits text into several chunks and sends them.
   *
   * @param text the data, sent as UTF-8
   * @param cuts the byte offsets at which the second and all later chunks begin; a cut may be
   *     inside a character
   * @return this response
   * @throws IOException if the client has gone
   * @throws IllegalArgumentException if the cuts are not in ascending order or not inside the text
   */
  public ChunkedResponse chunks(String text, int... cuts) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    for (int cut : cuts) {
      if (cut <= from || cut >= bytes.length) {
        throw new IllegalArgumentException(
            "Invalid cuts of " + bytes.length + " bytes: " + Arrays.toString(cuts));
      }
      chunk(Arrays.copyOfRange(bytes, from, cut));
      from = cut;
    }
    return chunk(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  /**
   * Sends the last chunk. The connection then serves the next request.
   *
   * @throws IOException if the client has gone
   */
  public void end() throws IOException {
    exchange.lastPart(ascii("0\r\n\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
