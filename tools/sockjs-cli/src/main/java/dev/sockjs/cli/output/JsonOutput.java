package dev.sockjs.cli.output;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.cli.stomp.StompFrame;
import dev.sockjs.spi.RedactedUrl;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Prints JSON for programs: one object for each event, on a line of its own, and nothing else. */
public final class JsonOutput implements Output {

  private final LineWriter lines;
  private final Optional<LongSupplier> millis;

  /** Creates an output that writes UTF-8 to a stream. */
  public JsonOutput(OutputStream out) {
    lines = new LineWriter(out);
    millis = Optional.empty();
  }

  /**
   * Creates an output whose lines end with the member {@code t}.
   *
   * @param millis returns the milliseconds since the command started
   */
  public JsonOutput(OutputStream out, LongSupplier millis) {
    lines = new LineWriter(out);
    this.millis = Optional.of(millis);
  }

  @Override
  public void attempt(Attempt attempt) {
    write(attemptLine("attempt", attempt));
  }

  /** Starts a line with the members that describe an attempt. */
  public static JsonLine attemptLine(String event, Attempt attempt) {
    JsonLine line =
        JsonLine.of(event)
            .with("transport", attempt.transport())
            .with("outcome", EnumName.lowerCase(attempt.outcome()))
            .with("ms", attempt.time().toMillis())
            .with("phase", EnumName.lowerCase(attempt.phase()));
    attempt.status().ifPresent(status -> line.with("status", status));
    attempt.cause().ifPresent(cause -> line.with("cause", ErrorMessage.of(cause)));
    return line;
  }

  @Override
  public void open(String transport, URI url) {
    write(JsonLine.of("open").with("transport", transport).with("url", RedactedUrl.of(url)));
  }

  @Override
  public void message(String text) {
    write(JsonLine.of("message").with("data", text));
  }

  @Override
  public void heartbeat() {
    write(JsonLine.of("heartbeat"));
  }

  @Override
  public void stomp(StompFrame frame) {
    write(
        JsonLine.of("stomp")
            .with("command", frame.command())
            .with("headers", frame.headers())
            .with("body", frame.body()));
  }

  @Override
  public void note(String text) {
    write(JsonLine.of("note").with("text", text));
  }

  @Override
  public void error(String message) {
    write(JsonLine.of("error").with("message", message));
  }

  @Override
  public void down(CloseEvent event, Duration delay) {
    write(closeLine("down", event).with("retry_ms", delay.toMillis()));
  }

  private static JsonLine closeLine(String name, CloseEvent event) {
    return JsonLine.of(name)
        .with("code", event.code())
        .with("reason", event.reason())
        .with("wasClean", event.wasClean());
  }

  @Override
  public void close(CloseEvent event, OptionalInt infoStatus) {
    JsonLine line = closeLine("close", event);
    infoStatus.ifPresent(status -> line.with("status", status));
    write(line);
  }

  @Override
  public void info(ServerInfo info, URI baseUrl, Duration time) {
    write(
        JsonLine.of("info")
            .with("websocket", info.websocket())
            .with("cookie_needed", info.cookieNeeded())
            .with("base_url", RedactedUrl.of(baseUrl))
            .with("ms", time.toMillis()));
  }

  private void write(JsonLine line) {
    millis.ifPresent(time -> line.with("t", time.getAsLong()));
    lines.write(line.toString());
  }
}
