package dev.sockjs.spring.stomp;

import java.nio.charset.StandardCharsets;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.stomp.StompHeaders;

/** Reports that the server sent an {@code ERROR} frame, which ends a STOMP connection. */
public final class StompErrorException extends MessagingException {

  private static final long serialVersionUID = 1L;

  /** How many characters of the body the message shows. */
  private static final int MAX_SHOWN_CHARS = 200;

  private final transient StompHeaders headers;
  private final transient String body;

  StompErrorException(StompHeaders headers, byte[] body) {
    super(description(headers, text(body)));
    this.headers = headers;
    this.body = text(body);
  }

  /** {@return the headers of the frame; {@code message} is a short text of the server} */
  public StompHeaders headers() {
    return headers;
  }

  /** {@return the body of the frame, read as UTF-8; may be empty} */
  public String body() {
    return body;
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String description(StompHeaders headers, String body) {
    String message = headers.getFirst("message");
    String shown =
        body.length() <= MAX_SHOWN_CHARS ? body : body.substring(0, MAX_SHOWN_CHARS) + "...";
    return "The server sent an ERROR frame: "
        + (message == null ? "no message" : message)
        + (shown.isEmpty() ? "" : ": " + shown);
  }
}
