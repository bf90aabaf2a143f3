package dev.sockjs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection is closing or closed, so it cannot do what was asked: {@link SockJs#send} accepts
 * no message, or messages that {@link SockJs#flushed()} waited for were not all sent. The
 * {@linkplain #closeEvent() close event} tells if a new connection may help.
 *
 * <p>A callback of a listener may let this exception of its own connection pass: it is not reported
 * to {@link SockJsListener#onError onError}, because {@link SockJsListener#onClose onClose} reports
 * the end.
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
    super("The connection is closing and accepts no more messages: " + sock, null);
    this.sock = sock;
    this.closeEvent = null;
  }

  /**
   * Creates an exception for a connection that has ended.
   *
   * @param sock the connection
   * @param closeEvent how it ended
   */
  public SessionClosedException(SockJs sock, CloseEvent closeEvent) {
    super("The connection has ended: " + closeEvent, closeEvent.cause().orElse(null));
    this.sock = sock;
    this.closeEvent = closeEvent;
  }

  /**
   * Returns the connection that is closing or closed.
   *
   * @return the connection
   */
  public SockJs sock() {
    return sock;
  }

  /**
   * Returns how the connection ended.
   *
   * @return the close event, or empty while the connection is still closing
   */
  public Optional<CloseEvent> closeEvent() {
    return Optional.ofNullable(closeEvent);
  }
}
