package dev.sockjs.spi;

import dev.sockjs.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server answered to the info request. Immutable. */
public final class InfoResponse {

  /** The longest body that is read: 64 KiB; an info has some 100 bytes. */
  public static final int MAX_BODY_BYTES = 64 << 10;

  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final @Nullable Duration roundTrip;
  private final boolean fromProxy;

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param headers the answer's headers
   * @param body the answer's body, as far as it came (a missing last chunk is no error), and at
   *     most {@link #MAX_BODY_BYTES} of it
   */
  public InfoResponse(int status, Headers headers, byte[] body) {
    this(status, Objects.requireNonNull(headers, "headers"), body.clone(), null);
  }

  private InfoResponse(int status, Headers headers, byte[] body, @Nullable Duration roundTrip) {
    this(status, headers, body, roundTrip, false);
  }

  private InfoResponse(
      int status, Headers headers, byte[] body, @Nullable Duration roundTrip, boolean fromProxy) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.roundTrip = roundTrip;
    this.fromProxy = fromProxy;
  }

  /**
   * Returns the response of a proxy that refused to open a tunnel to the server. Its headers and
   * body are dropped: they are not the server's.
   *
   * @param status the status of the proxy's response to CONNECT
   * @return the response
   */
  public static InfoResponse refusedByProxy(int status) {
    return new InfoResponse(status, Headers.empty(), new byte[0], null, true);
  }

  /**
   * Tells if a proxy sent this response instead of the server.
   *
   * @return true for {@link #refusedByProxy}
   */
  public boolean isFromProxy() {
    return fromProxy;
  }

  /**
   * This answer with the time that it took, for a requester that has more to do than ask, such as
   * to start an HTTP client first. The time allowed to transports is derived from it.
   *
   * @param time from when the connection was asked for, or the request sent over an open one
   * @return another answer, alike in all else
   */
  public InfoResponse withRoundTrip(Duration time) {
    return new InfoResponse(status, headers, body, Objects.requireNonNull(time, "time"));
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

  /**
   * How long the exchange took.
   *
   * @return the time, or empty if the requester leaves it to the engine to measure its whole work
   */
  public Optional<Duration> roundTrip() {
    return Optional.ofNullable(roundTrip);
  }
}
