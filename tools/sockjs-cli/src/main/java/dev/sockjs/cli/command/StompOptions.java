package dev.sockjs.cli.command;

import dev.sockjs.cli.connect.StompSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a STOMP session. */
final class StompOptions {

  /** Holds the password of {@code --login}. */
  private static final String PASSCODE_VARIABLE = "SOCKJS_STOMP_PASSCODE";

  @Option(
      names = "--stomp",
      description = {
        "Speaks STOMP: connects, and takes each line of input and each --send as a command:",
        "/sub DESTINATION, /unsub DESTINATION, /send DESTINATION BODY, /quit, /help."
      })
  private boolean stomp;

  @Option(
      names = "--login",
      paramLabel = "NAME",
      description = "The user name for STOMP's CONNECT. Default: none.")
  private @Nullable String login;

  @Option(
      names = "--passcode-file",
      paramLabel = "FILE",
      converter = FileLineConverter.class,
      description = {
        "A file with the password for --login.",
        "Default: the environment variable " + PASSCODE_VARIABLE + "."
      })
  private @Nullable String passcode;

  @Option(
      names = "--stomp-host",
      paramLabel = "NAME",
      description = "The virtual host for STOMP's CONNECT. Default: the host of the URL.")
  private @Nullable String host;

  @Option(
      names = "--stomp-heartbeat",
      paramLabel = "MS",
      description =
          "The interval of STOMP's heart-beats in both directions, or 0 for none. Default: 10000.")
  private int heartbeatMillis = 10_000;

  boolean isStomp() {
    return stomp;
  }

  /**
   * Returns the settings for a session.
   *
   * @throws UsageException if an option needs another one, or has a value that STOMP cannot send
   */
  StompSettings settings(URI url, Stdio stdio) {
    Optional<String> password =
        Optional.ofNullable(passcode)
            .or(() -> Optional.ofNullable(stdio.environment().get(PASSCODE_VARIABLE)))
            .filter(ignored -> login != null);
    if (passcode != null && login == null) {
      throw new UsageException("--passcode-file requires --login");
    }
    if (heartbeatMillis < 0) {
      throw new UsageException("--stomp-heartbeat must be 0 or more");
    }
    String virtualHost = Objects.requireNonNullElse(host, String.valueOf(url.getHost()));
    requireLine("--login", Objects.requireNonNullElse(login, ""));
    requireLine("--passcode-file", password.orElse(""));
    requireLine("--stomp-host", virtualHost);
    return new StompSettings(
        virtualHost, Optional.ofNullable(login), password, Duration.ofMillis(heartbeatMillis));
  }

  /** STOMP 1.2 does not escape the headers of CONNECT. */
  private static void requireLine(String option, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new UsageException(option + ": control characters are not possible here");
    }
  }

  /** Rejects options that only have an effect on STOMP. */
  void requireUnused() {
    if (login != null || passcode != null || host != null) {
      throw new UsageException("--login, --passcode-file and --stomp-host require --stomp");
    }
  }
}
