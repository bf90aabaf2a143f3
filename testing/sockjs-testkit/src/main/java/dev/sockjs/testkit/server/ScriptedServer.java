package dev.sockjs.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback address whose responses are scripted: correct and incorrect ones,
 * silence and resets. It records the requests. It implements HTTP/1.1 and WebSocket framing, but
 * not the SockJS protocol.
 *
 * <pre>{@code
 * try (ScriptedServer server = ScriptedServer.start()) {
 *   server.on("GET", "/info", x -> x.respond(200, "application/json", "{\"websocket\":true}"));
 *   server.on("GET", "/websocket", x -> {
 *     x.webSocket().text("o").text("a[\"hello\"]");
 *     x.silence();
 *   });
 *   connect(server.uri("/echo"));
 *   server.awaitRequest("GET", "/websocket");
 * }
 * }</pre>
 *
 * <p>The response to a request without a script is 404. Any thread may call any method, except that
 * a script must not call {@link #close()}, which waits for it. All threads are daemons.
 */
public final class ScriptedServer implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final ServerSocket listener;
  private final @Nullable SSLContext tls;
  private final RequestLog log = new RequestLog();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Dispatcher dispatcher = new Dispatcher();

  /** Guards the fields below against a connection that is accepted during a close. */
  private final Object lock = new Object();

  private final List<AcceptedSocket> sockets = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closed;

  private ScriptedServer(ServerSocket listener, @Nullable SSLContext tls) {
    this.listener = listener;
    this.tls = tls;
  }

  /**
   * Starts a server on a free port.
   *
   * @return the running server
   */
  public static ScriptedServer start() {
    return listening(null);
  }

  /**
   * Starts a server with TLS on a free port.
   *
   * @param tls a context with a key and its certificate for {@code 127.0.0.1}
   * @return the running server
   */
  public static ScriptedServer start(SSLContext tls) {
    return listening(tls);
  }

  private static ScriptedServer listening(@Nullable SSLContext tls) {
    try {
      ServerSocket listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
      ScriptedServer server = new ScriptedServer(listener, tls);
      synchronized (server.lock) {
        server.startThread("accept", server::accept);
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on the loopback address", e);
    }
  }

  /**
   * Sets the script for matching requests. It takes precedence over scripts that were set before.
   * May be called at any time.
   *
   * @param method the method
   * @param suffix the end of the path, starting with a slash, such as {@code /xhr_streaming}
   * @param script the script
   * @return this server
   * @throws IllegalArgumentException if the suffix does not start with a slash
   */
  public ScriptedServer on(String method, String suffix, Script script) {
    dispatcher.add(method, Dispatcher.endingWith(suffix), script);
    return this;
  }

  /**
   * Sets the script for matching requests. It takes precedence over scripts that were set before.
   * May be called at any time.
   *
   * @param method the method
   * @param path a pattern for the whole path; for CONNECT, that is host and port
   * @param script the script
   * @return this server
   */
  public ScriptedServer on(String method, Pattern path, Script script) {
    dispatcher.add(method, path.asMatchPredicate(), script);
    return this;
  }

  /**
   * Returns the port on which the server listens.
   *
   * @return the port number
   */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Returns a URL of this server.
   *
   * @param path the path, starting with a slash
   * @return the URL, http or https
   */
  public URI uri(String path) {
    String scheme = tls == null ? "http" : "https";
    String host = listener.getInetAddress().getHostAddress();
    return URI.create(scheme + "://" + host + ":" + port() + path);
  }

  /**
   * Waits for a matching request and consumes it. Each call returns the oldest one that was not
   * consumed.
   *
   * @param method the method
   * @param suffix the end of the path, starting with a slash
   * @return the request with its whole body
   * @throws AssertionError if there is none within 20 seconds; the message lists the others
   * @throws InterruptedException if the thread is interrupted, which {@link #close()} does to
   *     scripts
   */
  public RecordedRequest awaitRequest(String method, String suffix) throws InterruptedException {
    Predicate<String> path = Dispatcher.endingWith(suffix);
    return log.awaitRequest(
        method + " *" + suffix,
        request -> request.method().equals(method) && path.test(request.path()));
  }

  /**
   * Waits for a WebSocket frame with an opcode, on any connection, and consumes it. Each call
   * returns the oldest one that was not consumed. The server sees frames only while a script
   * receives them or is in {@link Exchange#silence()}.
   *
   * @param opcode one of the constants of {@link WebSocketFrame}
   * @return the frame
   * @throws AssertionError if there is none within 20 seconds; the message lists the others
   * @throws InterruptedException if the thread is interrupted, which {@link #close()} does to
   *     scripts
   */
  public WebSocketFrame awaitFrame(int opcode) throws InterruptedException {
    return log.awaitFrame(opcode);
  }

  /**
   * Waits until the client has ended a connection. The server notices that between requests, after
   * a script that called {@link Exchange#fin()}, and during {@link Exchange#silence()}.
   *
   * @param connection the number of the connection, see {@link RecordedRequest#connection()}
   * @return how the client ended it
   * @throws AssertionError if the client does not end it within 20 seconds, or if this side ended
   *     it first
   * @throws InterruptedException if the thread is interrupted, which {@link #close()} does to
   *     scripts
   */
  public PeerEnd awaitPeerEnd(int connection) throws InterruptedException {
    return log.awaitEnd(connection);
  }

  /**
   * Returns all requests so far, consumed or not.
   *
   * @return a copy, in the order of arrival
   */
  public List<RecordedRequest> requests() {
    return log.requests();
  }

  /**
   * Waits for a failure that {@link #close()} would report, and consumes it: an exception of a
   * script, or a client that sent an invalid request or WebSocket frame.
   *
   * @return the oldest failure that was not consumed
   * @throws AssertionError if there is none within 20 seconds
   * @throws InterruptedException if the thread is interrupted, which {@link #close()} does to
   *     scripts
   */
  public AssertionError awaitFailure() throws InterruptedException {
    return log.awaitFailure();
  }

  /** Ends every {@link Exchange#stall()}, current and future. */
  public void release() {
    released.countDown();
  }

  /**
   * Closes all connections, interrupts the scripts and waits for all threads to end. A second call
   * does nothing.
   *
   * @throws AssertionError if a script failed or a client violated its protocol, unless {@link
   *     #awaitFailure()} consumed the failure; or if a script does not end within 10 seconds
   */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      try {
        listener.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      sockets.forEach(AcceptedSocket::close);
      threads.forEach(Thread::interrupt);
    }
    threads.forEach(ScriptedServer::awaitEnd);
    List<AssertionError> failures = log.failures();
    if (!failures.isEmpty()) {
      AssertionError first = failures.get(0);
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new AssertionError(thread.getName() + " did not end within 10 s");
    }
  }

  private void accept() {
    try {
      for (int number = 1; ; number++) {
        serve(number, listener.accept());
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        log.failure(new AssertionError("Cannot accept connections", e));
      }
    }
  }

  private void serve(int number, Socket accepted) throws IOException {
    AcceptedSocket socket = new AcceptedSocket(accepted, tls);
    synchronized (lock) {
      if (closed) {
        socket.close();
        return;
      }
      sockets.add(socket);
      startThread(
          "connection " + number,
          new ScriptedConnection(number, socket, dispatcher, log, released));
    }
  }

  private void startThread(String purpose, Runnable work) {
    Thread thread = new Thread(work, "scripted server " + port() + ", " + purpose);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }
}
