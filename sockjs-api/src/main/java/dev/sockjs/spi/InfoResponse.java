package dev.sockjs.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.Headers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The response to the info request. Immutable. */
public final class InfoResponse {

  /** The longest body that is read: 64 KiB. An info has about 100 bytes. */
  public static final int MAX_BODY_BYTES = 64 << 10;

  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final @Nullable Duration roundTrip;
  private final boolean fromProxy;

  /**
   * Creates a response of the server, without a round trip. If the status is one that only a proxy
   * generates, 407 or 511, the response has no headers and no body, because those of a proxy do not
   * belong to the server.
   *
   * @param status the HTTP status
   * @param headers the headers of the response
   * @param body the body, at most its first {@link #MAX_BODY_BYTES}; a body that was cut off is not
   *     an error
   */
  public InfoResponse(int status, Headers headers, byte[] body) {
    this(status, Objects.requireNonNull(headers, "headers"), body.clone(), null, false);
  }

  private InfoResponse(
      int status, Headers headers, byte[] body, @Nullable Duration roundTrip, boolean fromProxy) {
    boolean servers = !ProxyStatus.isFromProxy(status);
    this.status = status;
    this.headers = servers ? headers : Headers.empty();
    this.body = servers ? body : new byte[0];
    this.roundTrip = roundTrip;
    this.fromProxy = fromProxy;
  }

  /**
   * Returns the response of a proxy that refused to open a tunnel to the server. It has no headers
   * and no body, because those of the proxy do not belong to the server.
   *
   * @param status the status of the proxy's response to CONNECT
   * @return the response
   */
  public static InfoResponse refusedByProxy(int status) {
    return new InfoResponse(status, Headers.empty(), new byte[0], null, true);
  }

  /**
   * Returns a copy of this response with its round trip. The allowances of transports are derived
   * from it. A requester sets it if calling it takes longer than the HTTP exchange alone, for
   * example because it first has to start an HTTP client.
   *
   * @param time the time from the start of the connect, or on an open connection from the start of
   *     the request, to the response
   * @return the copy
   */
  public InfoResponse withRoundTrip(Duration time) {
    return new InfoResponse(status, headers, body, Objects.requireNonNull(time, "time"), fromProxy);
  }

  /** {@return the HTTP status} */
  public int status() {
    return status;
  }

  /** {@return the headers of the response} */
  public Headers headers() {
    return headers;
  }

  /** {@return the body of the response, decoded as UTF-8} */
  public String body() {
    return new String(body, UTF_8);
  }

  /**
   * {@return the round trip, or empty if the engine should use the time that it measured itself}
   */
  public Optional<Duration> roundTrip() {
    return Optional.ofNullable(roundTrip);
  }

  /** {@return true if a proxy sent this response instead of opening a tunnel to the server} */
  public boolean isFromProxy() {
    return fromProxy;
  }
}
