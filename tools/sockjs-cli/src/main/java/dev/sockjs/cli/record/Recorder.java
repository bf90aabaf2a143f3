package dev.sockjs.cli.record;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.output.ErrorMessage;
import dev.sockjs.cli.output.JsonLine;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.record.RecordedEvent.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes what happens on a session to a file, each event at once. Headers, cookies and the URL are
 * not written, nor are the login and the passcode of a STOMP session. Safe for use by any thread.
 *
 * <p>After the first failure, nothing more is written.
 */
public final class Recorder implements AutoCloseable {

  private final OutputStream out;
  private final LineWriter lines;
  private final LongSupplier millis;
  private final Consumer<String> onFailure;

  /** Guarded by this. */
  private boolean failed;

  /** Guarded by this. */
  private boolean closed;

  /**
   * Creates a recorder.
   *
   * @param out receives the lines
   * @param millis returns the milliseconds since the command started
   * @param onFailure called once, with an error message, if a line cannot be written
   */
  public Recorder(OutputStream out, LongSupplier millis, Consumer<String> onFailure) {
    this.out = out;
    this.lines = new LineWriter(out);
    this.millis = millis;
    this.onFailure = onFailure;
  }

  /** Returns a recorder that writes nothing. */
  public static Recorder none() {
    return new Recorder(OutputStream.nullOutputStream(), () -> 0, error -> {});
  }

  /** Records that the session opened. */
  public void opened(String transport) {
    write(event(Direction.IN, RecordedEvent.OPEN).with("transport", transport));
  }

  /** Records a received message. */
  public void received(String message) {
    write(event(Direction.IN, RecordedEvent.MESSAGE).with("data", message));
  }

  /** Records a heartbeat of the server. */
  public void heartbeat() {
    write(event(Direction.IN, "heartbeat"));
  }

  /** Records a message that was handed to the client. */
  public void sent(String message) {
    write(
        event(Direction.OUT, RecordedEvent.MESSAGE).with("data", StompCredentials.remove(message)));
  }

  /** Records the end of the session. */
  public void closed(CloseEvent event) {
    write(
        event(Direction.IN, "close")
            .with("code", event.code())
            .with("reason", event.reason())
            .with("wasClean", event.wasClean()));
  }

  private JsonLine event(Direction direction, String name) {
    return JsonLine.recorded(millis.getAsLong(), direction.toString(), name);
  }

  private void write(JsonLine line) {
    String failure = null;
    synchronized (this) {
      if (failed || closed) {
        return;
      }
      try {
        lines.write(line.toString());
      } catch (UncheckedIOException e) {
        failed = true;
        failure = ErrorMessage.of(Objects.requireNonNullElse(e.getCause(), e));
      }
    }
    if (failure != null) {
      onFailure.accept("The recording ends here: " + failure);
    }
  }

  /** Returns whether a line could not be written. */
  public synchronized boolean hasFailed() {
    return failed;
  }

  /** Closes the file. Later events are not recorded. A second call does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      out.close();
    } catch (IOException e) {
      // Each line was written and flushed by itself, and a failure was reported.
    }
  }
}
