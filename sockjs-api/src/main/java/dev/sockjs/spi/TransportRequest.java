package dev.sockjs.spi;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.SockJsOptions;
import dev.sockjs.TransportOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The connection that a transport shall make: one attempt, with a session id of its own. URLs have
 * the scheme {@code http} or {@code https}, no user info, and the caller's query at their end.
 */
public interface TransportRequest extends TransportTarget {

  /**
   * A URL below the base URL, outside of the session.
   *
   * @param suffix for example {@code websocket}
   * @return for example {@code http://example.org/echo/websocket}
   */
  URI baseUrl(String suffix);

  /**
   * A URL of this attempt's session. The same server id and session id at every call.
   *
   * @param suffix for example {@code xhr_send}
   * @return for example {@code http://example.org/echo/042/ab3de0fg/xhr_send}
   */
  URI url(String suffix);

  /**
   * The headers of one request: the caller's, credentials, cookies and {@code Origin}, as far as
   * they may go to the URL's origin. Asked anew for every request, a redirected one included, since
   * tokens and cookies change.
   *
   * @param kind what the request is for
   * @param url where it goes
   * @return a stage that may complete later, on any thread; if it fails, the transport {@linkplain
   *     TransportEnd#failed ends} with that cause in {@link dev.sockjs.Phase#HEADERS}
   */
  CompletionStage<Headers> headers(RequestKind kind, URI url);

  /**
   * Takes in the cookies of an answer, whatever its status.
   *
   * @param url the URL that answered
   * @param setCookies the values of its {@code Set-Cookie} headers, in order; may be empty
   */
  void keepCookies(URI url, List<String> setCookies);

  /**
   * The sub-protocols to offer in a WebSocket upgrade.
   *
   * @return their names, the first choice first
   */
  List<String> subprotocols();

  /**
   * The longest frame that may be passed on; a longer one {@linkplain TransportEnd#withCode ends}
   * the transport with 1009 before it is held in memory whole. Roomier than {@link
   * SockJsOptions#maxMessageSize()} for frames with escapes; with {@link Framing#RAW} the transport
   * need not tell the difference, since the engine checks each message. At least 2049, as a prelude
   * of 2048 units is passed on like a frame.
   *
   * @return UTF-16 units
   */
  int maxFrameLength();

  /**
   * The time until the session must be open. The engine keeps it and aborts; a transport that
   * cannot be aborted while it connects limits itself with it.
   *
   * @return the allowance of this attempt
   */
  Duration timeout();

  /**
   * A setting of this transport.
   *
   * @param option the option
   * @param <T> its type
   * @return its value for this connection, or empty if it was not set
   */
  <T> Optional<T> option(TransportOption<T> option);
}
