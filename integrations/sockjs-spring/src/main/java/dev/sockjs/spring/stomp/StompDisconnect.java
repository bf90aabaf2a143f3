package dev.sockjs.spring.stomp;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.SessionClosedException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The end of a connection, or of an attempt to connect.
 *
 * @param wasConnected true if the broker had accepted the connection
 * @param attempts the attempts of a series, this one included, that led to no stable connection;
 *     zero if a stable connection was lost
 * @param cause why it ended, such as {@link StompErrorException}, {@link ConnectFailedException} or
 *     {@link org.springframework.messaging.simp.stomp.ConnectionLostException}
 * @param possiblyLost the messages, oldest first, that were handed to this connection and not
 *     confirmed by a receipt; without receipts the latest ones, whether the server received them or
 *     not
 * @param notListed how many more such messages there are, older than those listed
 */
public record StompDisconnect(
    boolean wasConnected,
    int attempts,
    Throwable cause,
    List<StompMessage> possiblyLost,
    long notListed) {

  /**
   * Creates a description of an end.
   *
   * @param wasConnected true if the broker had accepted the connection
   * @param attempts the attempts of a series that led to no stable connection
   * @param cause why it ended
   * @param possiblyLost the messages that may be lost, oldest first
   * @param notListed how many more messages may be lost
   */
  public StompDisconnect {
    Objects.requireNonNull(cause, "cause");
    possiblyLost = List.copyOf(possiblyLost);
  }

  /**
   * Returns the HTTP status with which the server refused or ended the connection, such as 401. It
   * is known if the connection is one of SockJS.
   *
   * @return the status, or empty if there is none
   */
  public OptionalInt httpStatus() {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof ConnectFailedException failed) {
        return status(failed);
      }
      if (t instanceof SessionClosedException closed) {
        return status(closed);
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt status(SessionClosedException closed) {
    return closed.closeEvent().map(CloseEvent::status).orElse(OptionalInt.empty());
  }

  private static OptionalInt status(ConnectFailedException failed) {
    OptionalInt status = failed.closeEvent().status();
    for (Attempt attempt : failed.attempts()) {
      status = attempt.status().isPresent() ? attempt.status() : status;
    }
    return status;
  }
}
