package dev.sockjs;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A connection never opened. The message, and {@link #attempts()}, list every transport that was
 * tried or skipped, and why.
 */
public final class ConnectFailedException extends SockJsException {

  private static final long serialVersionUID = 1L;

  private final transient CloseEvent closeEvent;
  private final transient List<Attempt> attempts;

  /**
   * Tells how the connect ended and what was tried.
   *
   * @param url the URL, redacted
   * @param closeEvent the end, as {@link SockJsListener#onClose onClose} gets it
   * @param attempts what was tried, in order
   */
  public ConnectFailedException(String url, CloseEvent closeEvent, List<Attempt> attempts) {
    super(message(url, closeEvent, attempts), closeEvent.cause().orElse(null));
    this.closeEvent = closeEvent;
    this.attempts = List.copyOf(attempts);
  }

  /**
   * How the connect ended.
   *
   * @return the close event
   */
  public CloseEvent closeEvent() {
    return closeEvent;
  }

  /**
   * Every transport that was tried or skipped, in order.
   *
   * @return the attempts; empty if the connect ended before the first
   */
  public List<Attempt> attempts() {
    return attempts;
  }

  private static String message(String url, CloseEvent closeEvent, List<Attempt> attempts) {
    String head =
        "No connection to "
            + url
            + ": "
            + closeEvent
            + closeEvent.cause().map(cause -> ": " + cause.getMessage()).orElse("");
    return attempts.isEmpty()
        ? head
        : attempts.stream()
            .map(Attempt::toString)
            .collect(Collectors.joining("; ", head + "; tried: ", ""));
  }
}
