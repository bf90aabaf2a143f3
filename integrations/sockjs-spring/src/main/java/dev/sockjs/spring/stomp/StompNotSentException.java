package dev.sockjs.spring.stomp;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessagingException;

/**
 * Reports that nothing of a message was sent. It can be sent again without the risk of a duplicate.
 */
public final class StompNotSentException extends MessagingException {

  private static final long serialVersionUID = 1L;

  StompNotSentException(String reason, StompMessage message) {
    this(reason, message, null);
  }

  StompNotSentException(String reason, StompMessage message, @Nullable Throwable cause) {
    super("Not sent, because " + reason + ": " + message, cause);
  }
}
