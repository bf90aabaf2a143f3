package dev.sockjs.spring.stomp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** One WebSocket whose other side is the test. */
final class FakeConnection implements WebSocketSession {

  private final WebSocketHandler handler;
  private final WebSocketHttpHeaders headers;
  private final URI url;
  private final CompletableFuture<WebSocketSession> opening = new CompletableFuture<>();
  private final List<String> sent = new ArrayList<>();
  private Consumer<String> beforeSend = frame -> {};
  private boolean closed;

  FakeConnection(WebSocketHandler handler, WebSocketHttpHeaders headers, URI url) {
    this.handler = handler;
    this.headers = headers;
    this.url = url;
  }

  CompletableFuture<WebSocketSession> opening() {
    return opening;
  }

  WebSocketHttpHeaders headers() {
    return headers;
  }

  /** Opens the WebSocket; the client sends {@code CONNECT}. */
  void open() {
    call(() -> handler.afterConnectionEstablished(this));
    opening.complete(this);
  }

  /** Opens the WebSocket and accepts the STOMP connection. */
  FakeConnection accept() {
    open();
    assertEquals("CONNECT", sent.get(0).lines().findFirst().orElseThrow());
    sent.remove(0);
    receive("CONNECTED\nversion:1.2\n\n\0");
    return this;
  }

  void refuse(Throwable cause) {
    opening.completeExceptionally(cause);
  }

  void receive(String frame) {
    call(() -> handler.handleMessage(this, new TextMessage(frame)));
  }

  /** Breaks the connection. */
  void lose() {
    closed = true;
    call(() -> handler.afterConnectionClosed(this, CloseStatus.NO_CLOSE_FRAME));
  }

  /** Sets what happens before a frame is sent. */
  void beforeSend(Consumer<String> action) {
    beforeSend = action;
  }

  /** Returns the frames that were sent since the last call. */
  List<String> takeSent() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** Returns the commands and destinations that were sent since the last call. */
  List<String> takeCommands() {
    return takeSent().stream().map(FakeConnection::summary).toList();
  }

  private static String summary(String frame) {
    String body = frame.substring(frame.indexOf("\n\n") + 2, frame.length() - 1);
    return frame.lines().findFirst().orElseThrow()
        + header(frame, "destination")
        + (body.isEmpty() ? "" : " " + body);
  }

  /** Returns the value of a header after a space, or nothing. */
  static String header(String frame, String name) {
    return frame
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> " " + line.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  @Override
  public void sendMessage(WebSocketMessage<?> message) throws IOException {
    String frame = message.getPayload().toString();
    beforeSend.accept(frame);
    if (closed) {
      throw new IOException("broken");
    }
    sent.add(frame);
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    close(CloseStatus.NORMAL);
  }

  @Override
  public void close(CloseStatus status) {
    if (!closed) {
      closed = true;
      call(() -> handler.afterConnectionClosed(this, status));
    }
  }

  private interface Call {
    void run() throws Exception;
  }

  private static void call(Call call) {
    try {
      call.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String getId() {
    return "fake";
  }

  @Override
  public URI getUri() {
    return url;
  }

  @Override
  public HttpHeaders getHandshakeHeaders() {
    return headers;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }

  @Override
  public Principal getPrincipal() {
    return null;
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return null;
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return null;
  }

  @Override
  public String getAcceptedProtocol() {
    return null;
  }

  @Override
  public void setTextMessageSizeLimit(int messageSizeLimit) {}

  @Override
  public int getTextMessageSizeLimit() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void setBinaryMessageSizeLimit(int messageSizeLimit) {}

  @Override
  public int getBinaryMessageSizeLimit() {
    return Integer.MAX_VALUE;
  }

  @Override
  public List<WebSocketExtension> getExtensions() {
    return List.of();
  }
}
