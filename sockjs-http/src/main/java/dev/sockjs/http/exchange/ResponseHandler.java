package dev.sockjs.http.exchange;

import dev.sockjs.Phase;
import dev.sockjs.spi.TransportEnd;

/**
 * Receives the events of one {@link HttpExchange}, on the serial executor of the connection. No
 * events follow once the exchange is aborted.
 */
public interface ResponseHandler {

  /**
   * The headers of the response have arrived. The response is not a redirect that is followed.
   *
   * @param compressed true if the body is compressed, although the request did not allow that
   */
  void responded(int status, boolean compressed);

  /**
   * A part of the body has arrived.
   *
   * @param readMore reads the next part; to be run once, now or later
   */
  void content(byte[] bytes, Runnable readMore);

  /** The response is complete. The last event. */
  void completed();

  /**
   * The connection was closed in order, but before the last chunk of the body. The last event.
   *
   * @param end tells if this server always does so
   */
  void cutOff(EndWithoutLastChunk end);

  /** There is no response, or only a part of it. The last event. */
  void failed(TransportEnd end);

  /** Returns the phase to report if the request fails now. */
  Phase phase();
}
