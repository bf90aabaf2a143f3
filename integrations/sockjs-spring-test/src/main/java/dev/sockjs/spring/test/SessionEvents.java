package dev.sockjs.spring.test;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.ConnectionLostException;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandler;

/** Writes what happens to a session into its log. */
final class SessionEvents implements StompSessionHandler {

  private final SessionLog log;

  SessionEvents(SessionLog log) {
    this.log = log;
  }

  @Override
  public void afterConnected(StompSession session, StompHeaders connectedHeaders) {}

  @Override
  public void handleTransportError(StompSession session, Throwable exception) {
    if (exception instanceof ConnectionLostException) {
      log.ended("connection lost", exception);
    } else {
      log.add("transport error: " + exception);
    }
  }

  @Override
  public void handleException(
      StompSession session,
      @Nullable StompCommand command,
      StompHeaders headers,
      byte[] payload,
      Throwable exception) {
    log.add(command + " could not be handled: " + exception);
  }

  /** Returns the type for the body of an {@code ERROR} frame. */
  @Override
  public Type getPayloadType(StompHeaders headers) {
    return byte[].class;
  }

  /** Receives an {@code ERROR} frame. */
  @Override
  public void handleFrame(StompHeaders headers, @Nullable Object payload) {
    String body = payload instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    log.ended("ERROR frame " + headers.getFirst("message") + " " + body, null);
  }
}
