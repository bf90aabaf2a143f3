package dev.sockjs;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A connection to a SockJS server. {@code SockJsClient.connect} creates it, and its {@link
 * SockJsListener} receives its events.
 *
 * <p><b>Guarantee.</b> In each direction, the messages that arrive are a prefix of the messages
 * that were sent: in order, without gaps and without duplicates. All messages have arrived if
 * {@link #close()} ended the connection and {@link CloseEvent#wasClean()} is true. All messages of
 * the server have arrived if its close frame ended the connection. SockJS has no acknowledgements,
 * so a stronger guarantee is not possible.
 *
 * <p><b>Threads.</b> Methods may be called from any thread, including from callbacks, and never
 * block. Messages that one thread sends keep their order.
 */
public interface SockJs {

  /**
   * Returns the URL as the application gave it. It may contain secrets in its user info and query;
   * messages, logs and {@link #toString()} show neither user info nor the query nor values of path
   * parameters.
   *
   * @return the URL
   */
  URI url();

  /** {@return the current state of the connection} */
  ReadyState readyState();

  /**
   * {@return the name of the transport, such as {@code websocket}; empty until the session opens}
   */
  Optional<String> transport();

  /**
   * Returns the WebSocket sub-protocol that the server selected.
   *
   * @return the sub-protocol; empty until the session opens, if the server selected none, and with
   *     HTTP transports
   */
  Optional<String> protocol();

  /**
   * Returns the WebSocket extensions in use.
   *
   * @return the names of the extensions; empty until the session opens, and with HTTP transports
   */
  List<String> extensions();

  /**
   * Accepts a message for sending or throws, like {@link java.util.Queue#add}. An accepted message
   * is not yet delivered. Unlike sockjs-client, this method never drops a message silently after
   * the end of the session.
   *
   * @param message any string; lone surrogates arrive unchanged if the server permits them
   * @throws IllegalStateException if the connection is {@link ReadyState#CONNECTING}
   * @throws SessionClosedException if the connection is {@link ReadyState#CLOSING} or {@link
   *     ReadyState#CLOSED}
   * @throws SendBufferFullException if the message does not fit into the {@linkplain
   *     SockJsOptionsBuilder#maxBufferedAmount send buffer} now
   * @throws IllegalArgumentException if the message is longer than the whole send buffer
   */
  void send(String message);

  /**
   * Accepts a message for sending if possible, like {@link java.util.Queue#offer}.
   *
   * @param message any string, as in {@link #send}
   * @return true if the message was accepted; false if the send buffer is full (wait for {@link
   *     SockJsListener#onWritable onWritable}) or if the connection is closing or closed
   * @throws IllegalStateException if the connection is {@link ReadyState#CONNECTING}
   * @throws IllegalArgumentException if the message is longer than the whole send buffer
   */
  boolean offer(String message);

  /**
   * Returns the size of the messages that were accepted but not sent. A message is sent when it has
   * been written to the WebSocket or, over HTTP, when the server has responded with 200 or 204.
   *
   * @return the size in UTF-8 bytes, without quotes and escapes
   */
  long bufferedAmount();

  /**
   * Returns a stage that completes when every message accepted until now has been sent: written to
   * the WebSocket or, over HTTP, when the server has responded with 200 or 204.
   *
   * @return a read-only stage, completed on the client's executor; it fails with {@link
   *     SessionClosedException} if the connection ends first
   */
  CompletionStage<Void> flushed();

  /**
   * Holds the messages that arrive, until {@link #resume()}. No {@link SockJsListener#onMessage
   * onMessage} begins after a callback has called this. If another thread calls this, the one
   * {@code onMessage} that is about to begin is still called.
   *
   * <p>The client reads on until the held messages exceed the bound of {@link SockJsListener}. Then
   * it stops reading from the server, and the time until it reads again does not count as silence
   * of the server. Nothing is dropped. Until then, the client sees heartbeats, a lost server and
   * the end of the session as usual, and {@link SockJsListener#onHeartbeat onHeartbeat} is called.
   * Sending is not affected.
   *
   * <p>{@link SockJsListener#onClose onClose} and {@link #closed()} come after the messages that
   * are held, so a session that has ended waits for {@link #resume()}; meanwhile it is {@link
   * ReadyState#CLOSING}. {@link #close()} and {@link #abort()} drop the held messages, and need no
   * {@code resume}.
   *
   * <p>A long pause has a risk over polling transports once the bound is reached: most servers end
   * a session that has had no receiving request for a few seconds.
   *
   * <p>Legal in every state, also before the session opens. Calls are not counted: this does
   * nothing if the connection is paused or closed.
   *
   * @throws UnsupportedOperationException by default, for implementations that are not of this
   *     project; one that wraps another connection should call its method
   */
  default void pause() {
    throw new UnsupportedOperationException(getClass().getName() + " does not support pause()");
  }

  /**
   * Delivers the messages that {@link #pause()} held, in order, and then those that follow. Any
   * number of calls of {@code pause} is undone. Does nothing if the connection is not paused.
   *
   * @throws UnsupportedOperationException as in {@link #pause()}
   */
  default void resume() {
    throw new UnsupportedOperationException(getClass().getName() + " does not support resume()");
  }

  /** Closes with code 1000 and reason "Normal closure"; see {@link #close(int, String)}. */
  void close();

  /**
   * Closes the connection in order. From now on no {@link SockJsListener#onMessage onMessage}
   * begins. Accepted messages are sent first, for at most the {@linkplain
   * SockJsOptionsBuilder#closeLinger linger}. Then {@link SockJsListener#onClose onClose} is called
   * with this code and reason, whatever the server does in the meantime.
   *
   * <p>While the connection is {@link ReadyState#CONNECTING}, this abandons the attempt at once. If
   * the connection is closing or closed, this only stops {@code onMessage}; the first code and
   * reason stay.
   *
   * @param code 1000, or 3000 to 4999
   * @param reason at most 123 UTF-8 bytes; only WebSocket transports send it to the server
   * @throws IllegalArgumentException if the code is not allowed or the reason is too long
   */
  void close(int code, String reason);

  /**
   * Ends the connection at once: accepted messages are dropped, and there is no closing handshake.
   * {@link SockJsListener#onClose onClose} is called with code 1006 and reason "Aborted", unclean;
   * after {@link #close(int, String)}, with the code and reason given there. If the connection is
   * closed, this does nothing.
   */
  void abort();

  /**
   * Returns a stage that completes with this connection when the session has opened, after {@link
   * SockJsListener#onOpen onOpen}.
   *
   * @return a read-only stage, completed on the client's executor; it fails with {@link
   *     ConnectFailedException} if the session does not open
   */
  CompletionStage<SockJs> opened();

  /**
   * Returns a stage that completes with the close event when the connection has ended, after {@link
   * SockJsListener#onClose onClose}.
   *
   * @return a read-only stage, completed on the client's executor; it never fails
   */
  CompletionStage<CloseEvent> closed();

  /**
   * Returns a description for messages and logs, such as {@code
   * SockJs[https://***@example.org/echo?..., OPEN, transport=websocket]}. It contains no secrets.
   *
   * @return the description
   */
  @Override
  String toString();
}
