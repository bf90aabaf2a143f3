package dev.sockjs.cli.command;

import dev.sockjs.SockJsOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The option of the subcommands whose one session the user closes. */
final class CloseOptions {

  @Option(
      names = "--close-linger",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description =
          "The longest time for closing: for the messages that wait, and for the server's reply."
              + " Default: 2000.")
  private Duration linger = SockJsOptions.DEFAULT_CLOSE_LINGER;

  Duration linger() {
    return linger;
  }

  SockJsOptions add(SockJsOptions options) {
    return options.toBuilder().closeLinger(linger).build();
  }
}
