package dev.sockjs.cli.output;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.cli.stomp.StompFrame;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Prints events, each as soon as it happens. Not thread-safe.
 *
 * <p>Every method throws {@link java.io.UncheckedIOException} if the reader of the output has
 * closed it.
 */
public interface Output {

  /** Prints the end of an attempt to connect with one transport. */
  void attempt(Attempt attempt);

  /**
   * Prints that the session opened.
   *
   * @param transport the name of the transport in use
   * @param url the base URL; its user info, query and path parameters are not printed
   */
  void open(String transport, URI url);

  /** Prints a received message. */
  void message(String text);

  /** Prints that a heartbeat was received. */
  void heartbeat();

  /** Prints a STOMP frame of the server. */
  void stomp(StompFrame frame);

  /** Prints a line for the user, such as help. */
  void note(String text);

  /** Prints an error that does not end the session. */
  void error(String message);

  /**
   * Prints that the connection ended, and that another attempt follows.
   *
   * @param delay the time until the attempt
   */
  void down(CloseEvent event, Duration delay);

  /**
   * Prints how the connection ended.
   *
   * @param infoStatus the HTTP status of the info request if that request failed, or empty
   */
  void close(CloseEvent event, OptionalInt infoStatus);

  /**
   * Prints the server's info.
   *
   * @param baseUrl the base URL for the transports, which the info can change
   * @param time how long the info request took
   */
  void info(ServerInfo info, URI baseUrl, Duration time);
}
