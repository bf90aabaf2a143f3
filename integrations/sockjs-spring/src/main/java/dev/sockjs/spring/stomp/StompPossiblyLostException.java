package dev.sockjs.spring.stomp;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessagingException;

/**
 * Reports that a message was handed to a connection, and that nothing tells if the server has
 * received it. It is not sent again; if the application does so, the server may receive it twice.
 */
public final class StompPossiblyLostException extends MessagingException {

  private static final long serialVersionUID = 1L;

  StompPossiblyLostException(String reason, StompMessage message, @Nullable Throwable cause) {
    super("Possibly lost, because " + reason + ": " + message, cause);
  }
}
