package dev.sockjs.spi;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One connection over one transport, from the first request to the end. Methods may be called from
 * any thread and must not block.
 */
public interface Transport {

  /** The default of {@link #maxBatchLength()} for HTTP transports: 1 Mi UTF-16 units. */
  int HTTP_BATCH_LENGTH = 1 << 20;

  /**
   * The default of {@link #maxBatchLength()} for WebSocket transports: 8192 UTF-16 units. Every
   * known server accepts this. Spring on Tomcat closes with 1009 above it.
   */
  int WEBSOCKET_BATCH_LENGTH = 8192;

  /** {@return the encoding of messages; always the same value} */
  Framing framing();

  /**
   * Returns the longest batch for {@link #send}, counted in its encoded form with brackets and
   * commas. A single message that is longer is still sent, as a batch of its own.
   *
   * @return the number of UTF-16 units, at least 1
   */
  int maxBatchLength();

  /**
   * Sends messages, in order. Called only after the session has opened, with at least one message,
   * and not again before the stage of the previous call has completed.
   *
   * <p>With {@link Framing#SOCKJS} the elements are JSON string literals, including quotes and
   * escapes. The transport joins them with commas, puts the result between {@code [} and {@code ]},
   * and sends it in its envelope, encoded as UTF-8. With {@link Framing#RAW} the elements are plain
   * messages, and each is sent as one WebSocket message.
   *
   * @param batch the messages
   * @return a stage that completes when the messages have been written to the socket or, over HTTP,
   *     when the server has responded with 200 or 204. If they could not be sent, the transport
   *     first calls {@link TransportListener#end} and then fails the stage. After the end the stage
   *     fails at once. After {@link #abort} it need not complete
   */
  CompletionStage<Void> send(List<String> batch);

  /**
   * Adds to the number of frames that the transport may pass on. The engine requests one frame at
   * first, and the next one each time it receives a frame, unless the application is slow.
   *
   * <p>Without remaining demand a transport stops reading, and does not send its next receiving
   * request; this also prevents a receiving request after a close frame. Only the first receiving
   * request needs no demand, because it connects the transport.
   *
   * <p>May be called before the transport is connected, after it has been closed, and from within
   * {@link TransportListener#frame}.
   *
   * @param frames the number of frames to add, at least 1; {@link Long#MAX_VALUE} for no limit
   */
  void request(long frames);

  /**
   * Asks the server for a sign of life. When it arrives, the transport calls {@link
   * TransportListener#activity}. Every transport whose {@link #canProbe} is true must implement
   * this: the engine probes a server that is silent, and ends the session with 1006 if the probe
   * brings neither activity nor a frame. A transport that does nothing here loses each session
   * whose server stays silent for longer than usual.
   *
   * <ul>
   *   <li>A WebSocket transport sends a PING, and calls {@code activity} when the PONG arrives.
   *   <li>An HTTP transport sends an empty array, {@code []}, as it would send a batch: a POST to
   *       {@code xhr_send} with headers of the kind {@link dev.sockjs.RequestKind#SEND}. A response
   *       of any status shows that the server is alive, and the transport calls {@code activity},
   *       with one exception: 404 means that the server does not know the session. Then the
   *       transport ends in {@link dev.sockjs.Phase#SEND} with that status. It ends in that phase
   *       too if there is no response.
   * </ul>
   *
   * <p>Over HTTP, a response that delivers a {@link #send} is a sign of life too, and the transport
   * calls {@link TransportListener#activity}.
   *
   * <p>The engine calls this method only while nothing is being sent, but may call {@link #send}
   * before the response has arrived. After the end it does nothing.
   */
  void probe();

  /**
   * Returns true if {@link #probe} makes a live server respond. The protocol of a transport may
   * have nothing that does. Silence then says nothing about a server that sends no heartbeats, so
   * the engine never ends such a session because of it, unless the application set a timeout.
   *
   * @return true by default; always the same value
   */
  default boolean canProbe() {
    return true;
  }

  /**
   * Returns true if {@link #probe} is safe with servers that send heartbeats. A PING is not safe:
   * sockjs-erlang and sockjs-perl send heartbeats, and close the connection when they receive a
   * PING. If a probe is not safe, the engine probes a server that sends heartbeats only when they
   * are missing, before it gives up.
   *
   * @return true by default; always the same value
   */
  default boolean isProbeSafe() {
    return true;
  }

  /**
   * Closes the transport in order. Called at most once, when everything that was accepted has been
   * sent or has been given up. A WebSocket transport sends a CLOSE frame with the code and reason.
   * An HTTP transport aborts its receiving request.
   *
   * <p>The transport then calls {@link TransportListener#end}, with {@link EndKind#CLOSED} if the
   * peer agreed or if its agreement is not needed. The engine aborts the transport if this takes
   * too long.
   *
   * @param code a WebSocket close code
   * @param reason at most 123 UTF-8 bytes
   */
  void close(int code, String reason);

  /**
   * Drops all requests, sockets and timers at once. May be called at any time, also before the
   * transport is connected and after its end, and more than once. The transport need not call its
   * listener.
   */
  void abort();
}
