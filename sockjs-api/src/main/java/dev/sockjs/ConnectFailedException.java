package dev.sockjs;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Reports that a connection did not open. The message and {@link #attempts()} list every transport
 * that was tried or skipped, and the reason.
 */
public final class ConnectFailedException extends SockJsException {

  private static final long serialVersionUID = 1L;

  private final transient CloseEvent closeEvent;
  private final transient List<Attempt> attempts;

  /**
   * Creates an exception. Its cause is the cause of the close event.
   *
   * @param url the URL, without secrets
   * @param closeEvent the event that the listener's {@code onClose} receives
   * @param attempts the transports that were tried or skipped, in order
   */
  public ConnectFailedException(String url, CloseEvent closeEvent, List<Attempt> attempts) {
    super(message(url, closeEvent, attempts), closeEvent.cause().orElse(null));
    this.closeEvent = closeEvent;
    this.attempts = List.copyOf(attempts);
  }

  /** {@return the close event of the connection} */
  public CloseEvent closeEvent() {
    return closeEvent;
  }

  /**
   * Returns every transport that was tried or skipped, in order.
   *
   * @return the attempts; empty if connecting failed before the first attempt
   */
  public List<Attempt> attempts() {
    return attempts;
  }

  private static String message(String url, CloseEvent closeEvent, List<Attempt> attempts) {
    String head =
        "Could not connect to "
            + url
            + ": "
            + closeEvent
            + closeEvent.cause().map(cause -> ": " + CauseMessage.of(cause)).orElse("");
    return attempts.isEmpty()
        ? head
        : attempts.stream()
            .map(Attempt::toString)
            .collect(Collectors.joining("; ", head + "; tried: ", ""));
  }
}
