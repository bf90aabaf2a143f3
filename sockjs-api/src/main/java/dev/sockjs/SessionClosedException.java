package dev.sockjs;

/**
 * The connection ended before what was waited for could happen: messages that {@link
 * SockJs#flushed()} asked about were not all sent. Whether a new connection helps depends on the
 * {@linkplain #closeEvent() close event}.
 */
public final class SessionClosedException extends SockJsException {

  private static final long serialVersionUID = 1L;

  private final transient CloseEvent closeEvent;

  /**
   * Tells how the connection ended.
   *
   * @param closeEvent the end
   */
  public SessionClosedException(CloseEvent closeEvent) {
    super("The connection ended: " + closeEvent, closeEvent.cause().orElse(null));
    this.closeEvent = closeEvent;
  }

  /**
   * How the connection ended.
   *
   * @return the close event
   */
  public CloseEvent closeEvent() {
    return closeEvent;
  }
}
