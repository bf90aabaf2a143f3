package dev.sockjs.testkit.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An answer in chunked coding, RFC 9112 section 7.1, sent by the chunk. Any thread may send.
 *
 * <p>Every method throws {@link IllegalStateException} once the answer has ended, and {@link
 * IOException} when the client is gone.
 */
public final class ChunkedResponse {
  private final Exchange exchange;

  ChunkedResponse(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Sends one chunk.
   *
   * @param text its data, sent as UTF-8, not empty
   * @return this answer
   * @throws IOException if the client is gone
   */
  public ChunkedResponse chunk(String text) throws IOException {
    return chunk(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends one chunk.
   *
   * @param bytes its data, not empty
   * @return this answer
   * @throws IOException if the client is gone
   * @throws IllegalArgumentException if it is empty, which would end the answer
   */
  public ChunkedResponse chunk(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("an empty chunk is the end; say end()");
    }
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(ascii(Integer.toHexString(bytes.length) + "\r\n"));
    chunk.writeBytes(bytes);
    chunk.writeBytes(ascii("\r\n"));
    exchange.part(chunk.toByteArray());
    return this;
  }

  /**
   * Sends text as several chunks.
   *
   * @param text the data of all, sent as UTF-8
   * @param cuts where each but the first begins, in bytes; inside a character if need be
   * @return this answer
   * @throws IOException if the client is gone
   * @throws IllegalArgumentException if the cuts are not ascending inside the text
   */
  public ChunkedResponse chunks(String text, int... cuts) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    for (int cut : cuts) {
      if (cut <= from || cut >= bytes.length) {
        throw new IllegalArgumentException(
            "no cuts of " + bytes.length + " bytes: " + Arrays.toString(cuts));
      }
      chunk(Arrays.copyOfRange(bytes, from, cut));
      from = cut;
    }
    return chunk(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  /**
   * Sends the last chunk; the connection goes on with the next request.
   *
   * @throws IOException if the client is gone
   */
  public void end() throws IOException {
    exchange.lastPart(ascii("0\r\n\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
