package dev.sockjs.cli.output;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.RedactedUrl;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Prints for people: what comes from the server after a {@code <}, what happens after a {@code *}.
 */
public final class TextOutput implements Output {

  private final LineWriter lines;

  public TextOutput(OutputStream out) {
    lines = new LineWriter(out);
  }

  @Override
  public void attempt(Attempt attempt) {
    if (attempt.outcome() == Outcome.OPEN) {
      return; // Told by the line that follows.
    }
    String outcome = lowerCase(attempt.outcome());
    String separator = attempt.outcome() == Outcome.SKIPPED ? ": " : " ";
    print("* " + attempt.transport() + " " + outcome + separator + words(attempt));
  }

  /** How far an attempt came, how long that took, and why it came no further. */
  public static String words(Attempt attempt) {
    String why = attempt.cause().map(ErrorMessage::message).orElse("for no reason");
    if (attempt.outcome() == Outcome.SKIPPED) {
      return why;
    }
    StringBuilder words = new StringBuilder("in ").append(lowerCase(attempt.phase()));
    words.append(" after ").append(attempt.time().toMillis()).append(" ms");
    attempt.status().ifPresent(status -> words.append(", status ").append(status));
    return words.append(": ").append(why).toString();
  }

  @Override
  public void open(String transport, URI url) {
    print("* open: " + transport + " to " + RedactedUrl.of(url));
  }

  @Override
  public void message(String text) {
    print("< " + text);
  }

  @Override
  public void heartbeat() {
    print("* heartbeat");
  }

  @Override
  public void error(String message) {
    print("! " + message);
  }

  @Override
  public void close(CloseEvent event, OptionalInt infoStatus) {
    print("* closed: " + event + event.cause().map(e -> ": " + ErrorMessage.message(e)).orElse(""));
  }

  @Override
  public void info(ServerInfo info, URI baseUrl, Duration time) {
    print(RedactedUrl.of(baseUrl));
    print("websocket: " + (info.websocket() ? "yes" : "no"));
    print("cookies needed: " + (info.cookieNeeded() ? "yes" : "no"));
    print("answered within " + time.toMillis() + " ms");
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void print(String line) {
    lines.write(Escaper.plain(line));
  }
}
