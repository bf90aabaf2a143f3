package dev.sockjs;

import java.net.URI;
import java.util.List;

/**
 * Opens SockJS connections. A client holds what its connections share: TLS settings, proxy, cookies
 * and threads. It is safe for use by many threads, so one client is enough for a program.
 *
 * <pre>{@code
 * try (SockJsClient client = SockJsClient.create()) {
 *   SockJs sock = client.connect(url, new SockJsListener() {
 *     @Override public void onOpen(SockJs s)                { s.send("hello"); }
 *     @Override public void onMessage(SockJs s, String m)   { System.out.println(m); s.close(); }
 *     @Override public void onClose(SockJs s, CloseEvent e) { System.out.println(e); }
 *   });
 *   sock.closed().toCompletableFuture().join();
 * }
 * }</pre>
 */
public interface SockJsClient extends AutoCloseable {

  /**
   * Creates a client with default settings and all transports that {@link java.util.ServiceLoader}
   * finds.
   *
   * @return a new client
   * @throws IllegalStateException as in {@link SockJsClientBuilder#build()}
   */
  static SockJsClient create() {
    return builder().build();
  }

  /** {@return a new builder with default settings} */
  static SockJsClientBuilder builder() {
    return new SockJsClientBuilder();
  }

  /**
   * Starts to connect with the client's {@linkplain SockJsClientBuilder#defaultOptions default
   * options}; see {@link #connect(URI, SockJsOptions, SockJsListener)}.
   *
   * @param url the base URL
   * @param listener receives the events of the connection
   * @return the connection, {@link ReadyState#CONNECTING}
   * @throws IllegalArgumentException as in {@link #connect(URI, SockJsOptions, SockJsListener)}
   * @throws IllegalStateException if the client is closed
   */
  SockJs connect(URI url, SockJsListener listener);

  /**
   * Starts to connect and returns at once. The client requests the server's {@code /info}, then
   * tries one transport after another until a session opens. Failures are reported to the listener
   * and by {@link SockJs#opened()}.
   *
   * @param url the base URL, with scheme {@code http}, {@code https}, {@code ws} or {@code wss}, a
   *     host and no fragment. User info becomes an {@code Authorization: Basic} header. The query
   *     is sent with every request
   * @param options the options of this connection
   * @param listener receives the events of the connection
   * @return the connection, {@link ReadyState#CONNECTING}
   * @throws IllegalArgumentException if the URL is not as above; the message quotes it without
   *     secrets
   * @throws IllegalStateException if the client is closed
   */
  SockJs connect(URI url, SockJsOptions options, SockJsListener listener);

  /**
   * Returns the options of connections that are made without options; see {@link
   * SockJsClientBuilder#defaultOptions}. Options for one connection can be based on them.
   *
   * @return the options. A client that wraps another one should return those of the other; by
   *     default, this returns {@link SockJsOptions#defaults()}
   */
  default SockJsOptions defaultOptions() {
    return SockJsOptions.defaults();
  }

  /**
   * Returns the names of the client's transports, in the order in which they are tried.
   *
   * @return the names, including transports that are tried {@linkplain
   *     SockJsOptionsBuilder#transports(List) only by name}
   */
  List<String> transports();

  /**
   * Returns the client's counters: sessions, messages, bytes, and attempts by outcome. Call this as
   * often as you like; each call reads the counters again. It also works after {@link #close()}.
   *
   * @return the counters at this time. A client that wraps another one should return those of the
   *     other
   * @throws UnsupportedOperationException if this client does not count, which is the default for
   *     other implementations than the engine
   */
  default ClientStatistics statistics() {
    throw new UnsupportedOperationException(getClass().getName() + " has no statistics");
  }

  /**
   * Closes the client. Every connection is closed in order, like by {@link SockJs#close()}, but
   * with code 1001 and reason "Client closed". This method waits for that, at most the longest
   * {@linkplain SockJsOptionsBuilder#closeLinger linger} of the connections, then ends what is left
   * and frees the threads and sockets that the client created.
   *
   * <p>Because this method blocks, do not call it from a callback. If the calling thread is
   * interrupted, the wait ends early and the thread stays interrupted. Calling this again does
   * nothing.
   */
  @Override
  void close();

  /**
   * Closes the client without waiting. Every connection ends at once, unclean, with code 1001 and
   * reason "Client closed"; accepted messages are dropped. An interrupt of the calling thread is
   * kept and has no effect. Calling this again does nothing.
   */
  void closeNow();
}
