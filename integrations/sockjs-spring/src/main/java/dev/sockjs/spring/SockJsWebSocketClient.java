package dev.sockjs.spring;

import dev.sockjs.ConnectFailedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.Lifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A {@link WebSocketClient} of Spring over {@link SockJsClient}, to be used where Spring's own
 * {@code SockJsClient} was. It works for {@code WebSocketStompClient}, for {@code
 * WebSocketConnectionManager} and by itself, and is safe for use by many threads.
 *
 * <pre>{@code
 * WebSocketStompClient stomp = new WebSocketStompClient(new SockJsWebSocketClient());
 * }</pre>
 *
 * <p><b>Connecting.</b> The handshake headers, {@code Authorization} and {@code Cookie} among them,
 * are sent with the info request and with every request of the transports, but only to the origin
 * of the URL. {@code Sec-WebSocket-Protocol} sets the sub-protocols to offer, and {@code Origin}
 * the origin. As Spring's clients do, this one leaves out headers that the WebSocket handshake
 * controls, such as {@code Host} and {@code Sec-WebSocket-Key}. If no transport opens, the future
 * fails with {@link ConnectFailedException}, which lists every attempt, and the handler is not
 * called. To cancel the future abandons the connect.
 *
 * <p><b>Handler.</b> Its methods are called on the executor of the {@link SockJsClient}, one at a
 * time for each session: {@code afterConnectionEstablished}, before the future completes; {@code
 * handleMessage} with whole text messages; at the end {@code handleTransportError}, at most once,
 * and {@code afterConnectionClosed}, exactly once. {@code handleTransportError} gets a {@link
 * dev.sockjs.SessionClosedException} if the session was lost or the server broke the protocol, but
 * not if the application's own {@code close} ended it; whether everything had been sent then, the
 * {@linkplain SockJs#closed() close event} of the native session tells. If a method throws, the
 * session is closed with {@code CloseStatus.SERVER_ERROR}; an exception from {@code
 * afterConnectionEstablished} also fails the future. A warning in the log of {@code
 * dev.sockjs.spring} has the exception.
 *
 * <p><b>Session.</b> {@code sendMessage} may be called by any number of threads at once. It accepts
 * a message into the send buffer ({@link dev.sockjs.SockJsOptionsBuilder#maxBufferedAmount}) and
 * returns; only while the buffer is full it waits, at most for the {@linkplain #setSendTimeLimit
 * send-time limit}. It throws:
 *
 * <ul>
 *   <li>{@link IllegalArgumentException} for a binary message, a ping, a pong, or a part of a
 *       message: SockJS has only whole text messages
 *   <li>{@link IllegalStateException} if the session is not open
 *   <li>{@link java.io.IOException} if the session ends, or the thread is interrupted, while it
 *       waits
 *   <li>{@code SessionLimitExceededException} if there was no room within the limit, or if the
 *       message is longer than the whole buffer; the session stays open, and the message was not
 *       sent
 * </ul>
 *
 * <p>{@code close} accepts the codes that an endpoint may send: 1000 to 1003, 1007 to 1014, and
 * 3000 to 4999. A SockJS client may send only 1000 and those from 3000 on, so a server that can see
 * the code gets 3000 more for the others, such as 4011 for 1011; {@code afterConnectionClosed} gets
 * the code as it was given. The session's id is the SockJS session id, as the server knows it. Its
 * remote address is host and port of the URL, unresolved, and its local address is {@code null}.
 * {@code setTextMessageSizeLimit} limits received messages, at most to {@link
 * dev.sockjs.SockJsOptionsBuilder#maxMessageSize}. It is a {@code NativeWebSocketSession}, whose
 * native session is the {@link SockJs}.
 */
@SuppressWarnings("exports") // applications do not need the annotations at run time
public final class SockJsWebSocketClient implements WebSocketClient, Lifecycle {

  /** The default of {@link #setSendTimeLimit}: 10 s, as in Spring's servers. */
  public static final Duration DEFAULT_SEND_TIME_LIMIT = Duration.ofSeconds(10);

  private enum State {
    NEW,
    RUNNING,
    STOPPED
  }

  private final @Nullable SockJsClient shared;
  private final @Nullable SockJsOptions options;
  private final OpenConnections connections = new OpenConnections();
  private volatile Duration sendTimeLimit = DEFAULT_SEND_TIME_LIMIT;
  private volatile @Nullable Principal principal;

  // Guarded by this.
  private State state = State.NEW;
  private @Nullable SockJsClient own;

  /**
   * Creates a client with a {@link SockJsClient} of its own, which has default settings. It is
   * created by the first connect or by {@link #start()}, and closed by {@link #stop()}.
   */
  public SockJsWebSocketClient() {
    this.shared = null;
    this.options = null;
  }

  /**
   * Creates a client over a shared one, with the {@linkplain SockJsClient#defaultOptions() default
   * options} of that.
   *
   * @param client the client, which {@link #stop()} does not close
   */
  public SockJsWebSocketClient(SockJsClient client) {
    this.shared = Objects.requireNonNull(client, "client");
    this.options = null;
  }

  /**
   * Creates a client over a shared one.
   *
   * @param client the client, which {@link #stop()} does not close
   * @param options the options of every connection. Handshake headers replace headers of the same
   *     name, and sub-protocols and an origin among them replace those of the options
   */
  public SockJsWebSocketClient(SockJsClient client, SockJsOptions options) {
    this.shared = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Sets how long {@code sendMessage} waits for room in the send buffer, by default 10 s. Sessions
   * that are open keep the former limit.
   *
   * @param sendTimeLimit the time, up to 366 days; zero never waits
   * @throws IllegalArgumentException if it is negative or longer
   */
  public void setSendTimeLimit(Duration sendTimeLimit) {
    if (sendTimeLimit.isNegative() || sendTimeLimit.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException(
          "sendTimeLimit must be from zero to 366 days: " + sendTimeLimit);
    }
    this.sendTimeLimit = sendTimeLimit;
  }

  /**
   * Sets the user that {@code WebSocketSession.getPrincipal} returns, by default {@code null}. It
   * is not sent to the server. Sessions that are open keep the former user.
   *
   * @param principal the user, or {@code null} for none
   */
  public void setPrincipal(@Nullable Principal principal) {
    this.principal = principal;
  }

  /**
   * Connects without handshake headers; see {@link #execute(WebSocketHandler, WebSocketHttpHeaders,
   * URI)}.
   *
   * @param handler receives the events of the session
   * @param uriTemplate the base URL, with variables as in {@code {name}}
   * @param uriVariables the values of the variables, which are encoded
   * @return a future that completes with the session when it has opened
   */
  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, String uriTemplate, @Nullable Object... uriVariables) {
    URI url =
        UriComponentsBuilder.fromUriString(uriTemplate)
            .buildAndExpand(uriVariables)
            .encode()
            .toUri();
    return execute(handler, null, url);
  }

  /**
   * Starts to connect and returns at once.
   *
   * @param handler receives the events of the session
   * @param headers the handshake headers, which are copied, or {@code null} for none
   * @param url the base URL of the SockJS endpoint, with scheme {@code http}, {@code https}, {@code
   *     ws} or {@code wss}; {@code ws} is the same as {@code http}, and {@code wss} as {@code
   *     https}
   * @return a future that completes with the session when it has opened
   * @throws IllegalArgumentException if the URL is not as above, or a header would break the
   *     protocol; the message has the reason
   * @throws IllegalStateException if this client is stopped, or the shared client is closed
   */
  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, @Nullable WebSocketHttpHeaders headers, URI url) {
    Objects.requireNonNull(handler, "handler");
    SockJsClient client = running();
    SessionId id = new SessionId(baseOptions(client));
    HttpHeaders copy = HandshakeHeaders.copyOf(headers);
    SockJsOptions connectOptions = HandshakeHeaders.apply(copy, baseOptions(client), id);
    SessionSettings settings =
        new SessionSettings(id, copy, principal, sendTimeLimit, connectOptions.maxMessageSize());
    HandlerListener listener = new HandlerListener(handler, settings);
    SockJs sock = client.connect(url, connectOptions, listener);
    connections.add(sock, listener);
    if (!isRunning()) {
      listener.stop(sock);
    }
    return connected(sock, listener);
  }

  private static CompletableFuture<WebSocketSession> connected(
      SockJs sock, HandlerListener listener) {
    CompletableFuture<WebSocketSession> connected = listener.connected();
    sock.opened()
        .whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                connected.completeExceptionally(
                    failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure);
              }
            });
    connected.whenComplete(
        (session, failure) -> {
          if (failure != null) {
            listener.abandon(sock);
          }
        });
    return connected;
  }

  private SockJsOptions baseOptions(SockJsClient client) {
    return options != null ? options : client.defaultOptions();
  }

  private synchronized SockJsClient running() {
    if (state == State.STOPPED) {
      throw new IllegalStateException("This client was stopped: call start() before it connects");
    }
    start();
    return shared != null ? shared : Objects.requireNonNull(own);
  }

  /** Makes connecting possible, also again after {@link #stop()}. Need not be called before it. */
  @Override
  public synchronized void start() {
    state = State.RUNNING;
    if (shared == null && own == null) {
      own = SockJsClient.create();
    }
  }

  /**
   * Closes every session that this client opened with {@code CloseStatus.GOING_AWAY}, and abandons
   * every connect in progress. This waits for the closing handshakes, at most for the {@linkplain
   * dev.sockjs.SockJsOptionsBuilder#closeLinger linger} (2 s by default). Then it aborts the
   * sessions that are left and, if the {@link SockJsClient} is its own, closes that. Calling this
   * again does nothing.
   *
   * <p>Because this method blocks, do not call it from a method of a handler.
   */
  @Override
  public void stop() {
    SockJsClient closing;
    synchronized (this) {
      if (state != State.RUNNING) {
        return;
      }
      state = State.STOPPED;
      closing = own;
      own = null;
    }
    SockJsClient client = closing != null ? closing : Objects.requireNonNull(shared);
    connections.close(baseOptions(client).closeLinger());
    if (closing != null) {
      closing.close();
    }
  }

  /** {@return true after the first connect or {@link #start()}, until {@link #stop()}} */
  @Override
  public synchronized boolean isRunning() {
    return state == State.RUNNING;
  }
}
