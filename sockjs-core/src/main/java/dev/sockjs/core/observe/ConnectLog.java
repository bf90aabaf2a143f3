package dev.sockjs.core.observe;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.SessionEnd;
import dev.sockjs.spi.EscapedText;
import dev.sockjs.spi.RedactedUrl;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Logs each decision of one connect in one line, and the end of its session, with level {@code
 * DEBUG}. A line begins with the number of the session in this process, since lines of several
 * sessions mix. It builds no text unless the level is on.
 */
public final class ConnectLog implements SessionObserver {

  /** The name of the logger; it is documented, so it is not that of a package. */
  private static final Logger LOG = System.getLogger("dev.sockjs.connect");

  private final long number;

  private final String url;

  /**
   * @param url the base URL, without secrets
   */
  public ConnectLog(long number, String url) {
    this.number = number;
    this.url = url;
  }

  private void debug(Supplier<String> text) {
    LOG.log(Level.DEBUG, () -> "#" + number + " " + text.get());
  }

  @Override
  public void started() {
    debug(() -> "connect to " + url);
  }

  @Override
  public void waiting() {
    debug(() -> "waits for the first connect to the same origin");
  }

  @Override
  public void infoRequested(URI url) {
    debug(() -> "info requested: GET " + RedactedUrl.of(url));
  }

  @Override
  public void infoResponded(URI url, int status, Duration roundTrip) {
    debug(() -> "info response: status " + status + " after " + roundTrip.toMillis() + " ms");
  }

  @Override
  public void infoFailed(Throwable cause) {
    debug(() -> "no info: " + EscapedText.of(String.valueOf(cause.getMessage())));
  }

  @Override
  public void negotiating(ServerInfo info, List<String> transports) {
    debug(
        () ->
            "server "
                + (info.websocket() ? "has" : "does not have")
                + " websocket; transports in order: "
                + String.join(", ", transports));
  }

  @Override
  public void attemptStarted(String transport, Duration allowance) {
    debug(() -> transport + " started, may take " + allowance.toMillis() + " ms");
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    switch (attempt.outcome()) {
      case SKIPPED -> debug(() -> attempt.transport() + " skipped: " + cause(attempt));
      case FAILED, TIMEOUT -> debug(attempt::toString);
      case OPEN ->
          debug(
              () ->
                  "open on " + attempt.transport() + " after " + attempt.time().toMillis() + " ms");
    }
  }

  private static String cause(Attempt attempt) {
    return attempt.cause().map(cause -> String.valueOf(cause.getMessage())).orElse("no reason");
  }

  @Override
  public void closed(CloseEvent event, SessionEnd end) {
    debug(() -> "closed (" + end.name().toLowerCase(Locale.ROOT) + "): " + event);
  }
}
