package dev.sockjs.cli.output;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Prints what happens, each event at once. Not thread-safe.
 *
 * <p>Every method throws {@link java.io.UncheckedIOException} when nobody reads any more.
 */
public interface Output {

  void attempt(Attempt attempt);

  void open(String transport, URI url);

  void message(String text);

  void heartbeat();

  void error(String message);

  /** Prints how the connection ended, and, if only that was the matter, the status of its info. */
  void close(CloseEvent event, OptionalInt infoStatus);

  /**
   * Prints what the server says of itself, where its transports are, and how long the answer took.
   */
  void info(ServerInfo info, URI baseUrl, Duration time);
}
