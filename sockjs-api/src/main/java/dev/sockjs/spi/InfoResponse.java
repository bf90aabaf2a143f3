package dev.sockjs.spi;

import dev.sockjs.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What a server answered to the info request. Immutable. */
public final class InfoResponse {

  /** The longest body that is read: 64 KiB; an info has some 100 bytes. */
  public static final int MAX_BODY_BYTES = 64 << 10;

  private final int status;
  private final Headers headers;
  private final byte[] body;

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param headers the answer's headers
   * @param body the answer's body, as far as it came (a missing last chunk is no error), and at
   *     most {@link #MAX_BODY_BYTES} of it
   */
  public InfoResponse(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = Objects.requireNonNull(headers, "headers");
    this.body = body.clone();
  }

  /**
   * The HTTP status.
   *
   * @return the status
   */
  public int status() {
    return status;
  }

  /**
   * The answer's headers.
   *
   * @return the headers
   */
  public Headers headers() {
    return headers;
  }

  /**
   * The answer's body.
   *
   * @return the text, read as UTF-8
   */
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
