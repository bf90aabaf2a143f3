package dev.sockjs;

import java.net.URI;
import java.util.List;

/**
 * Opens SockJS connections. One client serves a whole program: it is safe for any number of
 * threads, holds what is set once (TLS, proxy, cookies, threads) and shares it among its
 * connections.
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
   * A client with default settings and every transport that {@link java.util.ServiceLoader} finds.
   *
   * @return a new client
   * @throws IllegalStateException as {@link SockJsClientBuilder#build()} says
   */
  static SockJsClient create() {
    return builder().build();
  }

  /**
   * Begins a client with settings of its own.
   *
   * @return a new builder
   */
  static SockJsClientBuilder builder() {
    return new SockJsClientBuilder();
  }

  /**
   * Connects with the client's {@linkplain SockJsClientBuilder#defaultOptions default options}.
   *
   * @param url as in {@link #connect(URI, SockJsOptions, SockJsListener)}
   * @param listener hears what happens
   * @return the connection, {@link ReadyState#CONNECTING}
   * @throws IllegalArgumentException as in {@link #connect(URI, SockJsOptions, SockJsListener)}
   * @throws IllegalStateException if the client is closed
   */
  SockJs connect(URI url, SockJsListener listener);

  /**
   * Begins to connect, and returns at once. First the server's {@code /info} is asked, then one
   * transport after the other is tried until a session opens.
   *
   * @param url the base URL: scheme {@code http}, {@code https}, {@code ws} or {@code wss}, a host,
   *     no fragment. User info becomes an {@code Authorization: Basic} header; a query goes along
   *     with every request
   * @param options settings of this connection
   * @param listener hears what happens
   * @return the connection, {@link ReadyState#CONNECTING}
   * @throws IllegalArgumentException if the URL is none of the above; the message quotes it
   * @throws IllegalStateException if the client is closed
   */
  SockJs connect(URI url, SockJsOptions options, SockJsListener listener);

  /**
   * The names of the transports that this client has, the first choice first.
   *
   * @return the names; those that are used {@linkplain SockJsOptionsBuilder#transports only by
   *     name} included
   */
  List<String> transports();

  /**
   * Closes every connection with 1001 "Client closed", drained as by its own {@link
   * SockJs#close()}, then frees every thread and socket that the client made. Waits for that, at
   * most the {@link SockJsOptions#closeLinger() linger}; so do not call it from a callback of a
   * listener, unless the wait does not matter. Calling it again does nothing.
   */
  @Override
  void close();

  /**
   * Like {@link #close()}, but drains nothing and waits for nothing: the connections end unclean.
   */
  void closeNow();
}
