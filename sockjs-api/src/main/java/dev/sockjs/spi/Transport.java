package dev.sockjs.spi;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One connection over one transport, from the first request to the end. No method blocks; all may
 * be called from any thread.
 */
public interface Transport {

  /** The default of {@link #maxBatchLength()} over HTTP: 1 Mi UTF-16 units. */
  int HTTP_BATCH_LENGTH = 1 << 20;

  /**
   * The default of {@link #maxBatchLength()} over WebSocket: 8192 UTF-16 units, the most that every
   * known server takes (Spring on Tomcat closes with 1009 above it).
   */
  int WEBSOCKET_BATCH_LENGTH = 8192;

  /**
   * How messages travel. The answer never changes.
   *
   * @return the framing
   */
  Framing framing();

  /**
   * The longest batch to be passed to {@link #send}, as UTF-16 units of its encoded form, brackets
   * and commas included. One message that is longer alone is passed alone all the same.
   *
   * @return the length, at least 1
   */
  int maxBatchLength();

  /**
   * Sends messages, in order. Called only after the session has opened, with at least one message,
   * and not again before the stage of the last call has completed.
   *
   * <p>With {@link Framing#SOCKJS} the elements are JSON string literals, quotes and escapes
   * included; the transport puts {@code [}, commas and {@code ]} around them and sends the text in
   * its envelope, as UTF-8. With {@link Framing#RAW} they are plain messages, one WebSocket message
   * each.
   *
   * @param batch the messages
   * @return a stage that completes when the messages have left: written to the socket, or answered
   *     with 2xx. If they could not be sent, the transport first tells its {@linkplain
   *     TransportListener#end end}, and then the stage fails; after the end it fails at once. What
   *     is under way when the transport is aborted need not complete
   */
  CompletionStage<Void> send(List<String> batch);

  /**
   * Allows the transport to pass on more frames: back-pressure. The engine begins with one and asks
   * for the next while it takes in the last, unless the application is slow. A transport without
   * allowance stops reading; a receiving request is not opened again before there is allowance,
   * which is how the engine prevents one after a close frame. Only the first one goes out in any
   * case, since it is what connects the transport. May be called before the transport is connected,
   * after it has been closed, and from within {@link TransportListener#frame}.
   *
   * @param frames how many frames more, at least 1; {@link Long#MAX_VALUE} for any number
   */
  void request(long frames);

  /**
   * Asks the server for a sign of life. When one arrives, the transport calls {@link
   * TransportListener#activity}. Over WebSocket that is a PING; over HTTP it is a sending request
   * with an empty array, to which any response but status 404 is a sign of life. A session whose
   * probe brings no activity ends with 1006. Called only while nothing is being sent; a {@link
   * #send} may follow before the response has arrived.
   */
  void probe();

  /**
   * Tells if {@link #probe} is safe with servers that send heartbeats. A PING is not: sockjs-erlang
   * and sockjs-perl send heartbeats, and close the connection when they receive one. The engine
   * then probes only servers from which it has seen no heartbeat.
   *
   * @return true by default; the value never changes
   */
  default boolean isProbeSafe() {
    return true;
  }

  /**
   * Closes in order: a WebSocket sends its CLOSE frame with the code and reason, an HTTP transport
   * drops its receiving request. Everything sent before has left. The transport then {@linkplain
   * TransportListener#end ends}, with {@link EndKind#CLOSED} if the peer agreed or need not; the
   * engine aborts it if that takes too long. Called at most once.
   *
   * @param code a WebSocket close code
   * @param reason at most 123 UTF-8 bytes
   */
  void close(int code, String reason);

  /**
   * Drops everything at once: requests, sockets, timers. Legal at any time, before the transport is
   * connected and after its end too, and any number of times. The listener need not be told.
   */
  void abort();
}
