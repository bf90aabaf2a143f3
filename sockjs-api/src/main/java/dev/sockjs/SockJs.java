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
   * @return the sub-protocol; empty before the session has opened, if the server chose none, and
   *     over HTTP
   */
  Optional<String> protocol();

  /**
   * The WebSocket extensions in use.
   *
   * @return the extensions' names; empty before the session has opened, and over HTTP
   */
  List<String> extensions();

  /**
   * Accepts a message for sending, as {@link java.util.Queue#add} does: it is accepted, or this
   * throws. Accepted does not mean delivered. Unlike sockjs-client, this never drops a message
   * silently after the end of the session.
   *
   * @param message any string; lone surrogates arrive unchanged where the server allows them
   * @throws IllegalStateException while the connection is {@link ReadyState#CONNECTING}
   * @throws SessionClosedException once the connection is {@link ReadyState#CLOSING} or {@link
   *     ReadyState#CLOSED}
   * @throws SendBufferFullException if the message does not fit into {@link
   *     SockJsOptions#maxBufferedAmount()} now
   * @throws IllegalArgumentException if the message alone is longer than that bound, so that it
   *     would never fit
   */
  void send(String message);

  /**
   * Accepts a message for sending if that is possible now, as {@link java.util.Queue#offer} does.
   *
   * @param message any string
   * @return true if the message was accepted; false if the buffer is full (wait for {@link
   *     SockJsListener#onWritable onWritable}), or the connection is closing or closed
   * @throws IllegalStateException while the connection is {@link ReadyState#CONNECTING}
   * @throws IllegalArgumentException if the message alone is longer than {@link
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
   * Ends the connection at once. Nothing is drained and no closing handshake takes place; {@link
   * SockJsListener#onClose onClose} comes with 1006 "Aborted", unclean. After {@link #close(int,
   * String)} the code and reason given there stay. On a closed connection this does nothing.
   */
  void abort();

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
