package dev.sockjs;

import java.util.Map;

/**
 * The counters of a client, at one time. Immutable. They count from the creation of the client and
 * never decrease, except for the numbers of what exists now: {@link #sessionsOpen()} and {@link
 * #bufferedBytes()}. Calls on other threads may be counted in one number of a snapshot and not yet
 * in another.
 *
 * <p>The size of a message is its length in UTF-8, without the quotes and escapes of the wire.
 *
 * <p>The engine implements this interface, and a later version may add methods with a default.
 */
public interface ClientStatistics {

  /** {@return the number of connects that were accepted: calls of {@code connect} that returned} */
  long connects();

  /**
   * {@return the number of connects that failed: no session opened, and the application did not
   * close the connection}
   */
  long connectsFailed();

  /**
   * {@return the number of connects that the application or its client closed before they opened}
   */
  long connectsCancelled();

  /** {@return the number of sessions that opened} */
  long sessionsOpened();

  /** {@return the number of sessions that are open now} */
  long sessionsOpen();

  /**
   * Returns the number of sessions that opened and have ended in this way.
   *
   * @param end the kind of end
   * @return the number
   */
  long sessionsClosed(SessionEnd end);

  /** {@return the number of messages that arrived from servers in open sessions} */
  long messagesReceived();

  /** {@return the size of these messages, in UTF-8 bytes} */
  long bytesReceived();

  /**
   * Returns the number of messages that were sent. A message is sent when it has been written to
   * the WebSocket or, over HTTP, when the server has responded with 200 or 204.
   *
   * @return the number
   */
  long messagesSent();

  /** {@return the size of these messages, in UTF-8 bytes} */
  long bytesSent();

  /**
   * {@return the number of messages that {@link SockJs#send} or {@link SockJs#offer} rejected
   * because the send buffer was full}
   */
  long messagesRejected();

  /**
   * {@return the size of the messages that open sessions have accepted and not sent, in UTF-8
   * bytes}
   */
  long bufferedBytes();

  /**
   * Returns the counters of each transport.
   *
   * @return an unmodifiable map, with the names of {@link SockJsClient#transports()} in their order
   *     as keys, and then {@value #UNKNOWN_TRANSPORT}
   */
  Map<String, TransportStatistics> transports();

  /**
   * The key for all names that are not a transport of the client. An attempt with such a name is
   * skipped, and names are free text, so that they cannot all be keys.
   */
  String UNKNOWN_TRANSPORT = "unknown";
}
