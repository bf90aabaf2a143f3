package dev.sockjs.cli.command;

import dev.sockjs.Headers;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a session, in the words of {@link SockJsOptions}, which checks them. */
final class SessionOptions {

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  @Option(
      names = {"-t", "--transport"},
      paramLabel = "NAME",
      description = "A transport to try. May be repeated; the order counts.")
  private List<String> transports = List.of();

  @Option(
      names = "--server",
      paramLabel = "S",
      description = "The server id in every URL. By default random.")
  private @Nullable String server;

  @Option(
      names = "--session",
      paramLabel = "N|ID",
      description = "The length of session ids, 1 to 100; or the id itself, with exactly one -t.")
  private String session = "8";

  @Option(
      names = "--timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The least time that each transport gets to open. By default 2000.")
  private Duration timeout = SockJsOptions.DEFAULT_TIMEOUT;

  @Option(
      names = "--connect-timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The time for the whole connect. By default 60000.")
  private Duration connectTimeout = SockJsOptions.DEFAULT_CONNECT_TIMEOUT;

  @Option(
      names = "--info-timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The time for the info request. By default 8000.")
  private Duration infoTimeout = SockJsOptions.DEFAULT_INFO_TIMEOUT;

  @Option(
      names = "--heartbeat-timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The longest silence of the server. By default learnt from its heartbeats.")
  private @Nullable Duration heartbeatTimeout;

  @Option(
      names = "--max-message",
      paramLabel = "N",
      description = "The longest message to receive, in UTF-16 units. By default 4194304.")
  private int maxMessageSize = SockJsOptions.DEFAULT_MAX_MESSAGE_SIZE;

  @Option(
      names = "--origin",
      paramLabel = "O",
      description = "The Origin header of every request. By default there is none.")
  private @Nullable String origin;

  @Option(
      names = "--protocol",
      paramLabel = "P",
      description = "A WebSocket sub-protocol to offer. May be repeated; the order counts.")
  private List<String> subprotocols = List.of();

  /**
   * The options.
   *
   * @throws IllegalArgumentException if one of them is not allowed
   */
  SockJsOptions with(Headers headers) {
    SockJsOptionsBuilder options =
        SockJsOptions.builder()
            .headers(headers)
            .transports(transports)
            .timeout(timeout)
            .connectTimeout(connectTimeout)
            .infoTimeout(infoTimeout)
            .maxMessageSize(maxMessageSize)
            .subprotocols(subprotocols.toArray(String[]::new));
    Optional.ofNullable(server).ifPresent(options::server);
    Optional.ofNullable(heartbeatTimeout).ifPresent(options::heartbeatTimeout);
    Optional.ofNullable(origin).ifPresent(options::origin);
    addSession(options);
    return options.build();
  }

  private void addSession(SockJsOptionsBuilder options) {
    if (DIGITS.matcher(session).matches()) {
      options.sessionIdLength(length());
      return;
    }
    if (transports.size() != 1) {
      throw new IllegalArgumentException("A session id serves one transport: use exactly one -t");
    }
    // Asked once beforehand, so that a bad id is told as bad usage.
    String id = options.sessionId(() -> session).build().sessionId().orElseThrow().get();
    options.sessionId(() -> id);
  }

  private int length() {
    try {
      return Integer.parseInt(session);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not a session id length from 1 to 100: " + session, e);
    }
  }
}
