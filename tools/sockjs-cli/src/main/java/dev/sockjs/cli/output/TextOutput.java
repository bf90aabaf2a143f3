package dev.sockjs.cli.output;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.cli.stomp.StompFrame;
import dev.sockjs.spi.EscapedText;
import dev.sockjs.spi.RedactedUrl;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Prints text for people. Received messages begin with {@code <}, errors with {@code !}, and other
 * events with {@code *}. Everything is escaped for terminals. Received messages are printed whole,
 * other text of a server is cut.
 */
public final class TextOutput implements Output {

  private final Consumer<String> lines;

  /** Creates an output that writes UTF-8 to a stream. */
  public TextOutput(OutputStream out) {
    this(new LineWriter(out)::write);
  }

  /**
   * Creates an output for a terminal.
   *
   * @param lines called with each line, which is escaped and has no line end
   */
  public TextOutput(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void attempt(Attempt attempt) {
    if (attempt.outcome() == Outcome.OPEN) {
      return; // The line for the open session says the same.
    }
    String outcome = EnumName.lowerCase(attempt.outcome());
    String separator = attempt.outcome() == Outcome.SKIPPED ? ": " : " ";
    print("* " + attempt.transport() + " " + outcome + separator + describe(attempt));
  }

  /** Returns the phase in which an attempt ended, its duration, its HTTP status and the cause. */
  public static String describe(Attempt attempt) {
    String cause = attempt.cause().map(ErrorMessage::of).orElse("unknown cause");
    if (attempt.outcome() == Outcome.SKIPPED) {
      return cause;
    }
    StringBuilder text = new StringBuilder("in ").append(EnumName.lowerCase(attempt.phase()));
    text.append(" after ").append(attempt.time().toMillis()).append(" ms");
    attempt.status().ifPresent(status -> text.append(", status ").append(status));
    return text.append(": ").append(cause).toString();
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
  public void stomp(StompFrame frame) {
    switch (frame.command()) {
      case "MESSAGE" -> print("< " + frame.header("destination").orElse("?") + " " + frame.body());
      case "CONNECTED" -> print("* stomp: connected" + headersOf(frame));
      case "RECEIPT" -> print("* stomp: receipt " + frame.header("receipt-id").orElse("?"));
      case "ERROR" -> print("! stomp: " + describeError(frame));
      default -> print("* stomp: " + frame.command() + headersOf(frame) + " " + frame.body());
    }
  }

  private static String headersOf(StompFrame frame) {
    return frame.headers().entrySet().stream()
        .map(header -> " " + header.getKey() + "=" + header.getValue())
        .collect(Collectors.joining());
  }

  private static String describeError(StompFrame frame) {
    String message = frame.header("message").orElse("ERROR");
    return frame.body().isEmpty() ? message : message + ": " + frame.body().strip();
  }

  @Override
  public void note(String text) {
    print("  " + text);
  }

  @Override
  public void error(String message) {
    print("! " + message);
  }

  @Override
  public void down(CloseEvent event, Duration delay) {
    print("* down: " + describe(event) + "; next attempt in " + delay.toMillis() + " ms");
  }

  private static String describe(CloseEvent event) {
    return event + event.cause().map(e -> ": " + ErrorMessage.of(e)).orElse("");
  }

  @Override
  public void close(CloseEvent event, OptionalInt infoStatus) {
    print("* closed: " + describe(event));
  }

  @Override
  public void info(ServerInfo info, URI baseUrl, Duration time) {
    print(EscapedText.of(RedactedUrl.of(baseUrl)));
    print("websocket: " + yesOrNo(info.websocket()));
    print("cookies needed: " + yesOrNo(info.cookieNeeded()));
    print("info received after " + time.toMillis() + " ms");
  }

  private static String yesOrNo(boolean value) {
    return value ? "yes" : "no";
  }

  private void print(String line) {
    lines.accept(Escaper.text(line));
  }
}
