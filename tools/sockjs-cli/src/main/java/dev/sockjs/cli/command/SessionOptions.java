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

/** The options of a session, named after those of {@link SockJsOptions}, which validates them. */
final class SessionOptions {

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final String ID_RULE = "one URL path segment without dots";

  @Option(
      names = {"-t", "--transport"},
      paramLabel = "NAME",
      description = "A transport to try. May be repeated; the order is that of the attempts.")
  private List<String> transports = List.of();

  @Option(
      names = "--server",
      paramLabel = "S",
      description = "The server id in every URL. Default: random.")
  private @Nullable String server;

  @Option(
      names = "--session",
      paramLabel = "N|ID",
      description =
          "The length of session ids, 1 to 100; or a session id, with exactly one -t. Default: 8.")
  private String session = "8";

  @Option(
      names = "--timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The minimum time for each transport to open. Default: 2000.")
  private Duration timeout = SockJsOptions.DEFAULT_TIMEOUT;

  @Option(
      names = "--connect-timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The time for the whole connect. Default: 60000.")
  private Duration connectTimeout = SockJsOptions.DEFAULT_CONNECT_TIMEOUT;

  @Option(
      names = "--info-timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The time for the info request. Default: 8000.")
  private Duration infoTimeout = SockJsOptions.DEFAULT_INFO_TIMEOUT;

  @Option(
      names = "--heartbeat-timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The longest silence of the server. Default: derived from its heartbeats.")
  private @Nullable Duration heartbeatTimeout;

  @Option(
      names = "--max-message",
      paramLabel = "N",
      description = "The longest message to receive, in UTF-16 units. Default: 4194304.")
  private int maxMessageSize = SockJsOptions.DEFAULT_MAX_MESSAGE_SIZE;

  @Option(
      names = "--origin",
      paramLabel = "O",
      description = "The Origin header of every request. Default: none.")
  private @Nullable String origin;

  @Option(
      names = "--protocol",
      paramLabel = "P",
      description = "A WebSocket sub-protocol to offer. May be repeated, in order of preference.")
  private List<String> subprotocols = List.of();

  /**
   * Builds the options.
   *
   * @throws IllegalArgumentException if one of them is invalid
   */
  SockJsOptions toOptions(Headers headers) {
    SockJsOptionsBuilder options =
        SockJsOptions.builder()
            .headers(headers)
            .timeout(timeout)
            .connectTimeout(connectTimeout)
            .infoTimeout(infoTimeout)
            .maxMessageSize(maxMessageSize);
    Optional.ofNullable(heartbeatTimeout).ifPresent(options::heartbeatTimeout);
    addTexts(options);
    addSession(options);
    return options.build();
  }

  /** Adds what the API quotes if it is invalid, and what this command must not quote. */
  private void addTexts(SockJsOptionsBuilder options) {
    UsageException.check(
        "--transport", "each name only once", () -> options.transports(transports));
    UsageException.check(
        "--protocol",
        "tokens of RFC 9110, each only once",
        () -> options.subprotocols(subprotocols.toArray(String[]::new)));
    Optional.ofNullable(server)
        .ifPresent(id -> UsageException.check("--server", ID_RULE, () -> options.server(id)));
    Optional.ofNullable(origin)
        .ifPresent(
            text ->
                UsageException.check(
                    "--origin", "visible Latin-1 characters", () -> options.origin(text)));
  }

  private void addSession(SockJsOptionsBuilder options) {
    if (DIGITS.matcher(session).matches()) {
      UsageException.check(
          "--session",
          "the length must be from 1 to 100",
          () -> options.sessionIdLength(Integer.parseInt(session)));
      return;
    }
    if (transports.size() != 1) {
      throw new UsageException(
          "--session ID requires exactly one -t, because each attempt needs its own id");
    }
    // Calls the supplier here, because it validates the id: an invalid one is bad usage.
    UsageException.check(
        "--session",
        ID_RULE,
        () -> {
          String id = options.sessionId(() -> session).build().sessionId().orElseThrow().get();
          options.sessionId(() -> id);
        });
  }
}
