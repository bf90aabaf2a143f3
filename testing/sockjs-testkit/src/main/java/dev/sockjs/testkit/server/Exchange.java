package dev.sockjs.testkit.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request and the means to respond to it, correctly or not.
 *
 * <p>A {@link Script} completes an exchange in one of two ways. It sends a whole response, after
 * which the connection serves the next request: with {@link #respond(int, String, String)}, {@link
 * ChunkedResponse#end()}, or {@link #raw(String)}. Or the connection ends: with {@link #fin()},
 * {@link #reset()}, {@link ScriptedWebSocket#echoClose()}, or {@link #silence()} until the client
 * ends it.
 *
 * <p>Methods that write throw {@link IllegalStateException} if the state of the response does not
 * allow it, and {@link IOException} if the client has gone. Any thread may write; only the script's
 * thread may read.
 */
public final class Exchange {
  private enum Stage {
    NOT_STARTED,
    IN_PROGRESS,
    COMPLETE,
    ENDED
  }

  private final RecordedRequest request;
  private final AcceptedSocket socket;
  private final RequestLog log;
  private final CountDownLatch released;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NOT_STARTED);
  private final StringBuilder headerLines = new StringBuilder();
  private volatile @Nullable ScriptedWebSocket webSocket;

  Exchange(
      RecordedRequest request, AcceptedSocket socket, RequestLog log, CountDownLatch released) {
    this.request = request;
    this.socket = socket;
    this.log = log;
    this.released = released;
    if (request.lists("Connection", "close")) {
      header("Connection", "close");
    }
  }

  /**
   * Returns the request.
   *
   * @return the request with its whole body
   */
  public RecordedRequest request() {
    return request;
  }

  /**
   * Adds a header to the response.
   *
   * @param name the name
   * @param value the value
   * @return this exchange
   */
  public Exchange header(String name, String value) {
    require(Stage.NOT_STARTED);
    headerLines.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /**
   * Sends a response without a body, such as 204 or 404.
   *
   * @param status the status code
   * @throws IOException if the client has gone
   */
  public void respond(int status) throws IOException {
    // RFC 9110 section 8.6: 204 carries no Content-Length.
    if (status != 204) {
      header("Content-Length", "0");
    }
    send(status, Stage.COMPLETE, "");
  }

  /**
   * Sends a response with a body of known length.
   *
   * @param status the status code
   * @param contentType the value of Content-Type
   * @param body the body, sent as UTF-8
   * @throws IOException if the client has gone
   */
  public void respond(int status, String contentType, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    header("Content-Type", contentType).header("Content-Length", Integer.toString(length));
    send(status, Stage.COMPLETE, body);
  }

  /**
   * Starts a response in chunked coding, and sends its head at once.
   *
   * @param status the status code
   * @param contentType the value of Content-Type
   * @return the response, which sends the chunks
   * @throws IOException if the client has gone
   */
  public ChunkedResponse chunked(int status, String contentType) throws IOException {
    header("Content-Type", contentType).header("Transfer-Encoding", "chunked");
    send(status, Stage.IN_PROGRESS, "");
    return new ChunkedResponse(this);
  }

  /**
   * Accepts the client's upgrade with 101. To select a sub-protocol, add its {@link #header} first.
   *
   * @return the WebSocket
   * @throws IOException if the client has gone
   * @throws IllegalStateException if the request is not a WebSocket handshake, RFC 6455 section
   *     4.1, of version 13 or of version 8, a draft with the same frames
   */
  public ScriptedWebSocket webSocket() throws IOException {
    String key = request.header("Sec-WebSocket-Key").orElse("");
    boolean handshake =
        request.lists("Upgrade", "websocket")
            && request.lists("Connection", "upgrade")
            && (request.lists("Sec-WebSocket-Version", "13")
                || request.lists("Sec-WebSocket-Version", "8"));
    if (!handshake || key.isEmpty()) {
      throw new IllegalStateException(
          "Not a WebSocket handshake: " + request + " " + request.headerLines());
    }
    header("Upgrade", "websocket")
        .header("Connection", "Upgrade")
        .header("Sec-WebSocket-Accept", WebSocketCodec.accept(key));
    ScriptedWebSocket accepted = new ScriptedWebSocket(this, socket.in(), log);
    webSocket = accepted;
    send(101, Stage.IN_PROGRESS, "");
    return accepted;
  }

  /**
   * Accepts an upgrade to any other protocol with 101 and the headers that were added, {@code
   * Upgrade} among them. From then on, {@link #raw(byte[])} sends. End the exchange with {@link
   * #fin()}, {@link #reset()} or {@link #silence()}.
   *
   * @return what the client sends after its request
   * @throws IOException if the client has gone
   */
  public InputStream upgrade() throws IOException {
    header("Connection", "Upgrade");
    send(101, Stage.IN_PROGRESS, "");
    return socket.in();
  }

  /**
   * Sends text without any framing. If nothing was sent before, it counts as the whole response.
   *
   * @param text the text, sent as UTF-8
   * @return this exchange
   * @throws IOException if the client has gone
   */
  public Exchange raw(String text) throws IOException {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends bytes without any framing. If nothing was sent before, they count as the whole response.
   *
   * @param bytes the bytes
   * @return this exchange
   * @throws IOException if the client has gone
   */
  public Exchange raw(byte[] bytes) throws IOException {
    if (stage.get() == Stage.ENDED) {
      throw new IllegalStateException("The connection of " + request + " has ended");
    }
    stage.compareAndSet(Stage.NOT_STARTED, Stage.COMPLETE);
    socket.write(bytes);
    return this;
  }

  /**
   * Sends nothing more, and reads until the client ends the connection. Bytes from the client are
   * discarded; frames of a WebSocket are recorded and get no response.
   *
   * @return how the client ended it
   * @throws IOException if the server was closed
   */
  public PeerEnd silence() throws IOException {
    ScriptedWebSocket accepted = webSocket;
    PeerEnd end = accepted == null ? socket.drain() : accepted.drain(socket);
    stage.set(Stage.ENDED);
    return end;
  }

  /**
   * Neither sends nor reads until {@link ScriptedServer#release()} is called. The client's data
   * fills the buffers of the socket.
   *
   * @throws InterruptedException if the server was closed
   */
  public void stall() throws InterruptedException {
    released.await();
  }

  /**
   * Closes the server's half of the connection in order, at any point of the response. Bytes from
   * the client are read and discarded.
   *
   * @throws IOException if the client has gone
   */
  public void fin() throws IOException {
    stage.set(Stage.ENDED);
    socket.fin();
  }

  /**
   * Resets the connection with an RST, at any point of the response.
   *
   * @throws IOException if the socket cannot be reset
   */
  public void reset() throws IOException {
    stage.set(Stage.ENDED);
    socket.reset();
  }

  /** Sends a part of a response that is in progress. */
  void part(byte[] bytes) throws IOException {
    require(Stage.IN_PROGRESS);
    socket.write(bytes);
  }

  /** Sends the last part of a response. The connection stays open. */
  void lastPart(byte[] bytes) throws IOException {
    advance(Stage.IN_PROGRESS, Stage.COMPLETE);
    socket.write(bytes);
  }

  /**
   * Checks the response after the script has returned; returns whether another request may follow
   * on this connection.
   *
   * @throws IllegalStateException if the response is not complete
   */
  boolean finish() throws IOException {
    Stage last = stage.get();
    if (last == Stage.NOT_STARTED || last == Stage.IN_PROGRESS) {
      throw new IllegalStateException(
          "The script returned while the response was "
              + last
              + "; complete it, or call silence(), fin() or reset()");
    }
    if (last == Stage.COMPLETE && request.lists("Connection", "close")) {
      fin();
    }
    return stage.get() == Stage.COMPLETE;
  }

  private void send(int status, Stage next, String body) throws IOException {
    advance(Stage.NOT_STARTED, next);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // A client should ignore the reason phrase, RFC 9112 section 4.
    String head = "HTTP/1.1 " + status + " Scripted\r\n" + headerLines + "\r\n";
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body.getBytes(StandardCharsets.UTF_8));
    socket.write(bytes.toByteArray());
  }

  private void require(Stage expected) {
    advance(expected, expected);
  }

  private void advance(Stage expected, Stage next) {
    if (!stage.compareAndSet(expected, next)) {
      throw new IllegalStateException(
          "The response to " + request + " is " + stage.get() + ", expected " + expected);
    }
  }
}
