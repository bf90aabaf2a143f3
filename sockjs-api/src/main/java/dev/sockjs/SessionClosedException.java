package dev.sockjs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a connection is closing or closed. {@link SockJs#send} throws it because no message
 * is accepted; the stage of {@link SockJs#flushed()} fails with it because some messages were not
 * sent. The {@linkplain #closeEvent() close event} shows whether a new connection may help.
 *
 * <p>A listener does not have to catch this exception when it sends over its own connection: {@code
 * onError} does not receive it, because {@code onClose} reports the end.
 */
public final class SessionClosedException extends SockJsException {

  private static final long serialVersionUID = 1L;

  private final transient SockJs sock;
  private final transient @Nullable CloseEvent closeEvent;

  /**
   * Creates an exception for a connection that is closing but not closed yet.
   *
   * @param sock the connection
   */
  public SessionClosedException(SockJs sock) {
    super("The connection is closing and does not accept messages: " + sock, null);
    this.sock = sock;
    this.closeEvent = null;
  }

  /**
   * Creates an exception for a connection that has ended. Its cause is the cause of the close
   * event.
   *
   * @param sock the connection
   * @param closeEvent the connection's close event
   */
  public SessionClosedException(SockJs sock, CloseEvent closeEvent) {
    super(
        "The connection has ended with " + closeEvent + ": " + sock,
        closeEvent.cause().orElse(null));
    this.sock = sock;
    this.closeEvent = closeEvent;
  }

  /** {@return the connection that is closing or closed} */
  public SockJs sock() {
    return sock;
  }

  /** {@return the connection's close event, or empty if it was still closing} */
  public Optional<CloseEvent> closeEvent() {
    return Optional.ofNullable(closeEvent);
  }
}
