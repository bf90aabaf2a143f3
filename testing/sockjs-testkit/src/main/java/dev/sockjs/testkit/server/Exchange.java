package dev.sockjs.testkit.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request and the means to answer it, well or badly: what a {@link Script} plays on.
 *
 * <p>A script ends an exchange in one of these ways: a whole answer ({@link #respond(int, String,
 * String)}, {@link ChunkedResponse#end()}, or {@link #raw(String)}, which is taken for one), behind
 * which the connection goes on with the next request; or an end of the connection ({@link #fin()},
 * {@link #reset()}, {@link ScriptedWebSocket#echoClose()}, or {@link #silence()} until the client
 * ends it).
 *
 * <p>Methods that write throw {@link IllegalStateException} where the answer does not allow them,
 * and {@link IOException} when the client is gone. Reading belongs to the script's thread; any
 * thread may write.
 */
public final class Exchange {
  private enum Stage {
    UNANSWERED,
    ANSWERING,
    ANSWERED,
    ENDED
  }

  private final RecordedRequest request;
  private final Wire wire;
  private final RequestLog journal;
  private final CountDownLatch released;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.UNANSWERED);
  private final StringBuilder headerLines = new StringBuilder();
  private volatile @Nullable ScriptedWebSocket webSocket;

  Exchange(RecordedRequest request, Wire wire, RequestLog journal, CountDownLatch released) {
    this.request = request;
    this.wire = wire;
    this.journal = journal;
    this.released = released;
    if (request.lists("Connection", "close")) {
      header("Connection", "close");
    }
  }

  /**
   * What the client asked.
   *
   * @return the request, its body read to the end
   */
  public RecordedRequest request() {
    return request;
  }

  /**
   * Adds a header to the answer that follows.
   *
   * @param name its name
   * @param value its value
   * @return this exchange
   */
  public Exchange header(String name, String value) {
    require(Stage.UNANSWERED);
    headerLines.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /**
   * Answers without a body, such as 204 or 404.
   *
   * @param status the status code
   * @throws IOException if the client is gone
   */
  public void respond(int status) throws IOException {
    // RFC 9110 section 8.6: 204 carries no Content-Length.
    if (status != 204) {
      header("Content-Length", "0");
    }
    answer(status, Stage.ANSWERED, "");
  }

  /**
   * Answers with a body of known length.
   *
   * @param status the status code
   * @param contentType the value of Content-Type
   * @param body the body, sent as UTF-8
   * @throws IOException if the client is gone
   */
  public void respond(int status, String contentType, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    header("Content-Type", contentType).header("Content-Length", Integer.toString(length));
    answer(status, Stage.ANSWERED, body);
  }

  /**
   * Begins an answer in chunked coding; its head is sent at once.
   *
   * @param status the status code
   * @param contentType the value of Content-Type
   * @return what sends the chunks
   * @throws IOException if the client is gone
   */
  public ChunkedResponse chunked(int status, String contentType) throws IOException {
    header("Content-Type", contentType).header("Transfer-Encoding", "chunked");
    answer(status, Stage.ANSWERING, "");
    return new ChunkedResponse(this);
  }

  /**
   * Accepts the client's upgrade with a 101. A sub-protocol is a {@link #header} added before.
   *
   * @return what sends and receives frames
   * @throws IOException if the client is gone
   * @throws IllegalStateException if the request is no WebSocket handshake, RFC 6455 section 4.1
   */
  public ScriptedWebSocket webSocket() throws IOException {
    String key = request.header("Sec-WebSocket-Key").orElse("");
    boolean handshake =
        request.lists("Upgrade", "websocket")
            && request.lists("Connection", "upgrade")
            && request.lists("Sec-WebSocket-Version", "13");
    if (!handshake || key.isEmpty()) {
      throw new IllegalStateException(
          "no WebSocket handshake: " + request + " " + request.headerLines());
    }
    header("Upgrade", "websocket")
        .header("Connection", "Upgrade")
        .header("Sec-WebSocket-Accept", WebSocketWire.accept(key));
    ScriptedWebSocket accepted = new ScriptedWebSocket(this, wire.in(), journal);
    webSocket = accepted;
    answer(101, Stage.ANSWERING, "");
    return accepted;
  }

  /**
   * Sends text as it is, without any framing. As the first thing sent it counts as the whole
   * answer.
   *
   * @param text sent as UTF-8
   * @return this exchange
   * @throws IOException if the client is gone
   */
  public Exchange raw(String text) throws IOException {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends bytes as they are, without any framing. As the first thing sent they count as the whole
   * answer.
   *
   * @param bytes what to send
   * @return this exchange
   * @throws IOException if the client is gone
   */
  public Exchange raw(byte[] bytes) throws IOException {
    if (stage.get() == Stage.ENDED) {
      throw new IllegalStateException(request + " has ended");
    }
    stage.compareAndSet(Stage.UNANSWERED, Stage.ANSWERED);
    wire.write(bytes);
    return this;
  }

  /**
   * Sends nothing (more) and reads on until the client ends the connection. What it sends meanwhile
   * is dropped, but for the frames of a WebSocket, which are recorded and not answered.
   *
   * @return how the client ended it
   * @throws IOException if the server was closed
   */
  public PeerEnd silence() throws IOException {
    ScriptedWebSocket accepted = webSocket;
    PeerEnd end = accepted == null ? wire.drain() : accepted.drain(wire);
    stage.set(Stage.ENDED);
    return end;
  }

  /**
   * Neither sends nor reads until {@link ScriptedServer#release()}, and returns then. The client's
   * data piles up in the socket's buffers meanwhile.
   *
   * @throws InterruptedException if the server was closed
   */
  public void stall() throws InterruptedException {
    released.await();
  }

  /**
   * Ends the server's half of the connection in order, wherever the answer stands. What the client
   * still sends is read and dropped.
   *
   * @throws IOException if the client is gone
   */
  public void fin() throws IOException {
    stage.set(Stage.ENDED);
    wire.fin();
  }

  /**
   * Ends the connection with an RST, wherever the answer stands.
   *
   * @throws IOException if the socket fails otherwise
   */
  public void reset() throws IOException {
    stage.set(Stage.ENDED);
    wire.reset();
  }

  /** Sends a part of an answer under way. */
  void part(byte[] bytes) throws IOException {
    require(Stage.ANSWERING);
    wire.write(bytes);
  }

  /** Sends the last part of an answer under way; the connection goes on. */
  void lastPart(byte[] bytes) throws IOException {
    advance(Stage.ANSWERING, Stage.ANSWERED);
    wire.write(bytes);
  }

  /**
   * Takes stock when the script has returned: whether another request may follow on this
   * connection.
   *
   * @throws IllegalStateException if the script left the answer unfinished
   */
  boolean finish() throws IOException {
    Stage last = stage.get();
    if (last == Stage.UNANSWERED || last == Stage.ANSWERING) {
      throw new IllegalStateException(
          "the script returned while "
              + last
              + "; finish the answer, or end with"
              + " silence(), fin() or reset()");
    }
    if (last == Stage.ANSWERED && request.lists("Connection", "close")) {
      fin();
    }
    return stage.get() == Stage.ANSWERED;
  }

  private void answer(int status, Stage next, String body) throws IOException {
    advance(Stage.UNANSWERED, next);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // The reason phrase is for people only, RFC 9112 section 4: no client may read it.
    String head = "HTTP/1.1 " + status + " Scripted\r\n" + headerLines + "\r\n";
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body.getBytes(StandardCharsets.UTF_8));
    wire.write(bytes.toByteArray());
  }

  private void require(Stage expected) {
    advance(expected, expected);
  }

  private void advance(Stage expected, Stage next) {
    if (!stage.compareAndSet(expected, next)) {
      throw new IllegalStateException(
          request + " is " + stage.get() + " where it has to be " + expected);
    }
  }
}
