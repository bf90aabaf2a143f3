package dev.sockjs.spring;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.spi.RedactedUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** A session of Spring over a {@link SockJs}. Safe for any thread. */
final class SockJsWebSocketSession implements NativeWebSocketSession {

  private final SockJs sock;
  private final SessionSettings settings;
  private final MessageSender sender;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();

  /** The first status that was given to {@code close}. */
  private final AtomicReference<@Nullable CloseStatus> given = new AtomicReference<>();

  private volatile int textMessageSizeLimit;
  private volatile int binaryMessageSizeLimit;

  SockJsWebSocketSession(SockJs sock, SessionSettings settings) {
    this.sock = sock;
    this.settings = settings;
    this.sender = new MessageSender(sock, settings.sendTimeLimit());
    this.textMessageSizeLimit = settings.maxMessageSize();
  }

  // For the listener.

  /** Wakes the threads that wait for room in the send buffer. */
  void writable() {
    sender.writable();
  }

  /** Tells if an exception of the handler only reports the end of this session. */
  boolean isEndedBy(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SessionClosedException closed && closed.sock() == sock) {
        return true;
      }
    }
    return false;
  }

  /** Tells if {@code close} ended this session. */
  boolean isClosedByApplication(CloseEvent event) {
    CloseStatus status = given.get();
    return status != null && CloseCodes.toSend(status) == event.code();
  }

  /** Returns the status of this session's end: as it was given to {@code close}, if that was it. */
  CloseStatus closeStatus(CloseEvent event) {
    CloseStatus status = given.get();
    return status != null && isClosedByApplication(event) ? status : CloseCodes.of(event);
  }

  // For the application.

  @Override
  public String getId() {
    return settings.id().last();
  }

  @Override
  public URI getUri() {
    return sock.url();
  }

  @Override
  public HttpHeaders getHandshakeHeaders() {
    return settings.handshakeHeaders();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return attributes;
  }

  @Override
  public @Nullable Principal getPrincipal() {
    return settings.principal();
  }

  @Override
  public @Nullable InetSocketAddress getLocalAddress() {
    return null;
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    URI url = sock.url();
    boolean secure = url.getScheme().toLowerCase(Locale.ROOT).endsWith("s");
    int defaultPort = secure ? 443 : 80;
    return InetSocketAddress.createUnresolved(
        url.getHost(), url.getPort() < 0 ? defaultPort : url.getPort());
  }

  @Override
  public @Nullable String getAcceptedProtocol() {
    return sock.protocol().orElse(null);
  }

  @Override
  public List<WebSocketExtension> getExtensions() {
    return sock.extensions().stream().map(WebSocketExtension::new).toList();
  }

  @Override
  public void setTextMessageSizeLimit(int messageSizeLimit) {
    if (messageSizeLimit < 1 || messageSizeLimit > settings.maxMessageSize()) {
      throw new IllegalArgumentException(
          "The text message size limit must be from 1 to the maxMessageSize of the SockJsOptions, "
              + settings.maxMessageSize()
              + " UTF-16 units: "
              + messageSizeLimit);
    }
    textMessageSizeLimit = messageSizeLimit;
  }

  @Override
  public int getTextMessageSizeLimit() {
    return textMessageSizeLimit;
  }

  /** Has no effect, because SockJS has no binary messages. */
  @Override
  public void setBinaryMessageSizeLimit(int messageSizeLimit) {
    binaryMessageSizeLimit = messageSizeLimit;
  }

  @Override
  public int getBinaryMessageSizeLimit() {
    return binaryMessageSizeLimit;
  }

  @Override
  public void sendMessage(WebSocketMessage<?> message) throws IOException {
    if (!(message instanceof TextMessage text)) {
      throw new IllegalArgumentException(
          "SockJS has text messages only: encode the content of a "
              + message.getClass().getSimpleName()
              + " as text. With STOMP, do not use the content type application/octet-stream");
    }
    if (!text.isLast()) {
      throw new IllegalArgumentException(
          "SockJS has whole messages only: send the parts as one TextMessage");
    }
    sender.send(text.getPayload());
  }

  @Override
  public boolean isOpen() {
    return sock.readyState() == ReadyState.OPEN;
  }

  @Override
  public void close() {
    close(CloseStatus.NORMAL);
  }

  @Override
  public void close(CloseStatus status) {
    int code = CloseCodes.toSend(status);
    String reason = status.getReason();
    if (isOpen()) {
      given.compareAndSet(null, status);
    }
    sock.close(code, reason == null ? "" : reason);
  }

  @Override
  public Object getNativeSession() {
    return sock;
  }

  @Override
  @SuppressWarnings("unchecked") // without a type, the caller knows it
  public <T> @Nullable T getNativeSession(@Nullable Class<T> requiredType) {
    return requiredType == null || requiredType.isInstance(sock) ? (T) sock : null;
  }

  /** Returns a description for messages and logs, without secrets. */
  @Override
  public String toString() {
    return "SockJsWebSocketSession[id="
        + getId()
        + ", url="
        + RedactedUrl.of(sock.url())
        + ", transport="
        + sock.transport().orElse(null)
        + "]";
  }
}
