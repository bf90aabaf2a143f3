package dev.sockjs.cli.command;

import picocli.CommandLine.Option;

/** The options of every subcommand. */
final class CommonOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // Picocli reads it by reflection.
  private boolean help;

  @Option(
      names = {"-v", "--verbose"},
      description = "Prints debug logs to standard error.")
  private boolean verbose;

  /** Configures logging as these options say. */
  void configureLogs(Stdio stdio) {
    if (verbose) {
      LogSetup.enable(stdio.err());
    } else {
      LogSetup.disable();
    }
  }
}
