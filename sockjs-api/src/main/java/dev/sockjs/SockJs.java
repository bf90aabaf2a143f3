package dev.sockjs;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One connection to a SockJS server, over whichever transport works. {@link SockJsClient#connect}
 * makes it; its {@link SockJsListener} hears what happens to it.
 *
 * <p><b>The promise.</b> What arrives, either way, is a prefix of what was sent, in order, without
 * duplicates. It is all of it if our own {@link #close()} ended the connection with {@link
 * CloseEvent#wasClean()}, and, for what the server sent, if the server's close frame ended it.
 * SockJS has no acknowledgements, so nobody can promise more.
 *
 * <p><b>Threads.</b> All methods may be called from any thread, listeners included; none blocks.
 * Messages that one thread sends keep their order.
 */
public interface SockJs {

  /**
   * The URL as the caller gave it, user info and query included. Everything else that shows a URL
   * (messages, logs, {@code toString}) hides those.
   *
   * @return the URL
   */
  URI url();

  /**
   * The connection's state now.
   *
   * @return the state
   */
  ReadyState readyState();

  /**
   * The name of the transport in use, such as {@code websocket}.
   *
   * @return the name, or empty until the session has opened
   */
  Optional<String> transport();

  /**
   * The WebSocket sub-protocol that the server chose.
   *
   * @return the sub-protocol; empty before the session has opened, without one, and over HTTP
   */
  String protocol();

  /**
   * The WebSocket extensions in use.
   *
   * @return the extensions' names; empty before the session has opened, and over HTTP
   */
  List<String> extensions();

  /**
   * Accepts a message for sending. Unlike in sockjs-client, what is sent after the end is not
   * swallowed in silence: the answer says so.
   *
   * @param message any string; lone surrogates arrive as they are where the server lets them
   * @return true if the message was accepted (not: delivered); false once the connection is closing
   *     or closed
   * @throws IllegalStateException while the connection is {@link ReadyState#CONNECTING}
   * @throws SendBufferFullException if it does not fit into {@link
   *     SockJsOptions#maxBufferedAmount()} now
   * @throws IllegalArgumentException if it alone is longer than that bound, so that it would never
   *     fit
   */
  boolean send(String message);

  /**
   * Accepts a message for sending if there is room: {@link #send} for callers who would rather be
   * told than stopped.
   *
   * @param message any string
   * @return true if the message was accepted; false if the buffer is full (wait for {@link
   *     SockJsListener#onWritable onWritable}), or the connection is closing or closed
   * @throws IllegalStateException while the connection is {@link ReadyState#CONNECTING}
   * @throws IllegalArgumentException if it alone is longer than {@link
   *     SockJsOptions#maxBufferedAmount()}
   */
  boolean offer(String message);

  /**
   * How much waits to be sent: accepted, and not yet written to the WebSocket or answered by the
   * server's 2xx.
   *
   * @return UTF-8 bytes of messages, without quotes and escapes
   */
  long bufferedAmount();

  /**
   * Completes when everything accepted so far has left: written to the WebSocket, or answered with
   * 2xx over HTTP.
   *
   * @return a read-only stage, completed on the client's executor; it fails with {@link
   *     SessionClosedException} if the connection ends first
   */
  CompletionStage<Void> flushed();

  /** Closes with 1000 "Normal closure"; see {@link #close(int, String)}. */
  void close();

  /**
   * Closes the connection. No {@link SockJsListener#onMessage onMessage} begins after this. What
   * was accepted for sending leaves first, for at most {@link SockJsOptions#closeLinger()}; then
   * {@link SockJsListener#onClose onClose} comes with this code and reason, whatever the server
   * does meanwhile. While connecting, the connect is given up at once. On a connection that is
   * closing or closed this does nothing more than stop messages.
   *
   * @param code 1000, or 3000 to 4999
   * @param reason at most 123 UTF-8 bytes; only a WebSocket tells the server
   * @throws IllegalArgumentException if code or reason is not as above
   */
  void close(int code, String reason);

  /**
   * Completes with this connection when the session has opened, after {@link SockJsListener#onOpen
   * onOpen}.
   *
   * @return a read-only stage, completed on the client's executor; it fails with {@link
   *     ConnectFailedException} if the session never opens
   */
  CompletionStage<SockJs> opened();

  /**
   * Completes with the close event when the connection has ended, after {@link
   * SockJsListener#onClose onClose}. It never fails.
   *
   * @return a read-only stage, completed on the client's executor
   */
  CompletionStage<CloseEvent> closed();
}
