package dev.sockjs.spi;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.TransportOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One attempt of a transport to connect, with a session id of its own. All URLs have the scheme
 * {@code http} or {@code https}, no user info, and the query of the connection's URL. Safe for use
 * by any thread.
 */
public interface TransportRequest extends TransportTarget {

  /**
   * Returns a URL below the base URL that does not belong to a session.
   *
   * @param suffix the suffix, such as {@code websocket}
   * @return the URL, such as {@code http://example.org/echo/websocket}
   */
  URI baseUrl(String suffix);

  /**
   * Returns a URL of the attempt's session. Server id and session id are the same in every call.
   *
   * @param suffix the suffix, such as {@code xhr_send}
   * @return the URL, such as {@code http://example.org/echo/042/ab3de0fg/xhr_send}
   */
  URI url(String suffix);

  /**
   * Returns all headers of one request: those of the application, credentials, cookies and {@code
   * Origin}. A URL of another origin than the connection's gets only cookies of its own and {@code
   * Origin}. Headers change over time, so call this for every request, including a redirected one.
   *
   * @param kind the kind of the request
   * @param url the URL of the request
   * @return a stage that may complete later and on any thread; if it fails, the transport
   *     {@linkplain TransportEnd#failed(dev.sockjs.Phase, Throwable) ends} in phase {@link
   *     dev.sockjs.Phase#HEADERS} with that cause
   */
  CompletionStage<Headers> headers(RequestKind kind, URI url);

  /**
   * Stores the cookies of a response, unless a proxy generated it: then they are not those of the
   * URL's origin. The statuses 407 and 511 show that. Call this for every response.
   *
   * @param url the URL that responded
   * @param status the status of the response
   * @param setCookies the values of the response's {@code Set-Cookie} headers, in order; may be
   *     empty
   */
  default void keepCookies(URI url, int status, List<String> setCookies) {
    if (!ProxyStatus.isFromProxy(status)) {
      keepCookies(url, setCookies);
    }
  }

  /**
   * Stores the cookies of a response of the server, whatever its status.
   *
   * @param url the URL that responded
   * @param setCookies the values of the response's {@code Set-Cookie} headers, in order; may be
   *     empty
   */
  void keepCookies(URI url, List<String> setCookies);

  /** {@return the sub-protocols to offer in a WebSocket upgrade, the first choice first} */
  List<String> subprotocols();

  /**
   * Returns the longest frame that may be passed on. A transport must not hold a longer frame in
   * memory as a whole, but {@linkplain TransportEnd#withCode end} with 1009.
   *
   * <p>The limit is larger than the application's {@code maxMessageSize}, because a frame can have
   * escapes and several messages. With {@link Framing#RAW} the limit is the same; the engine checks
   * the size of each message. It is at least 2049, because preludes of 2048 units are passed on
   * too.
   *
   * @return the number of UTF-16 units
   */
  int maxFrameLength();

  /**
   * Returns the allowance of this attempt: the time until the session must be open. The engine
   * enforces it with {@link Transport#abort}. A transport that cannot be aborted while it connects
   * must enforce it as well.
   *
   * @return the time
   */
  Duration timeout();

  /**
   * Returns the value of an option for this transport.
   *
   * @param option the option
   * @param <T> the type of the value
   * @return the value, or empty if the application did not set it
   */
  <T> Optional<T> option(TransportOption<T> option);

  /**
   * Returns the value of an option for the length of batches, after a check.
   *
   * @param option the option
   * @param defaultLength the length if the application did not set the option, in UTF-16 units
   * @return the number of UTF-16 units, for {@link Transport#maxBatchLength()}
   * @throws IllegalArgumentException if the value is less than 1
   */
  default int batchLength(TransportOption<Integer> option, int defaultLength) {
    int length = option(option).orElse(defaultLength);
    if (length < 1) {
      throw new IllegalArgumentException(option.name() + " must be at least 1: " + length);
    }
    return length;
  }
}
