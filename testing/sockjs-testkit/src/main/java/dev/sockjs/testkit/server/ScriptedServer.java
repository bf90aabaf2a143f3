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
 * A real server on the loopback address that plays scripts: healthy answers, odd ones, silence and
 * resets, on purpose and at the byte. It records what it was asked. It is no SockJS server; it
 * knows HTTP/1.1 and WebSocket framing, and nothing of sessions.
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
 * <p>A request that no script is for is answered 404. Any thread may call any method, but {@link
 * #close()} from within a script would wait for itself. All threads are daemons.
 */
public final class ScriptedServer implements AutoCloseable {
  private static final Duration TIME_TO_END = Duration.ofSeconds(10);

  private final ServerSocket listener;
  private final @Nullable SSLContext tls;
  private final RequestLog journal = new RequestLog();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Dispatcher scripts = new Dispatcher();

  /** Guards the fields below; what accepts and what closes meet there. */
  private final Object lock = new Object();

  private final List<Wire> wires = new ArrayList<>();
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
   * Starts a server that speaks TLS on a free port.
   *
   * @param tls what has its key and certificate, for {@code 127.0.0.1}
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
      throw new UncheckedIOException("cannot listen on the loopback address", e);
    }
  }

  /**
   * Says what to play for requests of one kind. A later call wins over an earlier one, at any time.
   *
   * @param method the method
   * @param suffix what the path ends with, from a slash on, such as {@code /xhr_streaming}
   * @param script what to play
   * @return this server
   * @throws IllegalArgumentException if the suffix does not begin with a slash
   */
  public ScriptedServer on(String method, String suffix, Script script) {
    scripts.add(method, Dispatcher.endingWith(suffix), script);
    return this;
  }

  /**
   * Says what to play for requests of one kind. A later call wins over an earlier one, at any time.
   *
   * @param method the method
   * @param path what the whole path matches; for CONNECT that is host and port
   * @param script what to play
   * @return this server
   */
  public ScriptedServer on(String method, Pattern path, Script script) {
    scripts.add(method, path.asMatchPredicate(), script);
    return this;
  }

  /**
   * The port.
   *
   * @return the number of the port it listens on
   */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * A URL on this server.
   *
   * @param path its path, from the slash on
   * @return the URL, http or https
   */
  public URI uri(String path) {
    String scheme = tls == null ? "http" : "https";
    String host = listener.getInetAddress().getHostAddress();
    return URI.create(scheme + "://" + host + ":" + port() + path);
  }

  /**
   * Waits for a request and takes it: the oldest of its kind that no earlier call has taken.
   *
   * @param method the method
   * @param suffix what the path ends with, from a slash on
   * @return the request, its body read to the end
   * @throws AssertionError if there is none within 20 seconds; it lists what came instead
   * @throws InterruptedException if the thread is interrupted, as a script's is when the server
   *     closes
   */
  public RecordedRequest awaitRequest(String method, String suffix) throws InterruptedException {
    Predicate<String> path = Dispatcher.endingWith(suffix);
    return journal.awaitRequest(
        method + " *" + suffix,
        request -> request.method().equals(method) && path.test(request.path()));
  }

  /**
   * Waits for a WebSocket frame and takes it: the oldest of its kind, on whatever connection, that
   * no earlier call has taken. Frames are seen when a script receives them or is silent.
   *
   * @param opcode one of the constants of {@link WebSocketFrame}
   * @return the frame
   * @throws AssertionError if there is none within 20 seconds; it lists what came instead
   * @throws InterruptedException if the thread is interrupted, as a script's is when the server
   *     closes
   */
  public WebSocketFrame awaitFrame(int opcode) throws InterruptedException {
    return journal.awaitFrame(opcode);
  }

  /**
   * Waits until the client has ended a connection. It is noticed between requests, behind a script
   * that ended with {@link Exchange#fin()} and during {@link Exchange#silence()}.
   *
   * @param connection its number, see {@link RecordedRequest#connection()}
   * @return how it was ended
   * @throws AssertionError if it was not within 20 seconds, or if this side ended it first
   * @throws InterruptedException if the thread is interrupted, as a script's is when the server
   *     closes
   */
  public PeerEnd awaitPeerEnd(int connection) throws InterruptedException {
    return journal.awaitEnd(connection);
  }

  /**
   * Every request so far, taken or not.
   *
   * @return a copy, in the order of arrival
   */
  public List<RecordedRequest> requests() {
    return journal.requests();
  }

  /**
   * Waits for what {@link #close()} would report, and takes it: that a script threw, or that a
   * client sent what is no HTTP/1 or no WebSocket frame.
   *
   * @return the oldest failure that no earlier call has taken
   * @throws AssertionError if there is none within 20 seconds
   * @throws InterruptedException if the thread is interrupted, as a script's is when the server
   *     closes
   */
  public AssertionError awaitFailure() throws InterruptedException {
    return journal.awaitFailure();
  }

  /** Lets every {@link Exchange#stall()} return, present and future. */
  public void release() {
    released.countDown();
  }

  /**
   * Closes every connection, interrupts the scripts and waits for all threads to end. A second call
   * does nothing.
   *
   * @throws AssertionError if a script failed or a client broke its protocol, unless that was taken
   *     with {@link #awaitFailure()}; or if a script does not end within 10 seconds
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
      wires.forEach(Wire::close);
      threads.forEach(Thread::interrupt);
    }
    threads.forEach(ScriptedServer::awaitEnd);
    List<AssertionError> failures = journal.failures();
    if (!failures.isEmpty()) {
      AssertionError first = failures.get(0);
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join(TIME_TO_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new AssertionError(thread.getName() + " does not end");
    }
  }

  private void accept() {
    try {
      for (int number = 1; ; number++) {
        serve(number, listener.accept());
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        journal.failure(new AssertionError("accepting", e));
      }
    }
  }

  private void serve(int number, Socket socket) throws IOException {
    Wire wire = new Wire(socket, tls);
    synchronized (lock) {
      if (closed) {
        wire.close();
        return;
      }
      wires.add(wire);
      startThread(
          "connection " + number, new ScriptedConnection(number, wire, scripts, journal, released));
    }
  }

  private void startThread(String purpose, Runnable work) {
    Thread thread = new Thread(work, "scripted server " + port() + ", " + purpose);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }
}
