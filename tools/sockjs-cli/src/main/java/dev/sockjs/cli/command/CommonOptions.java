package dev.sockjs.cli.command;

import picocli.CommandLine.Option;

/** The options of every subcommand. */
final class CommonOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // Picocli looks at it.
  private boolean help;

  @Option(
      names = {"-v", "--verbose"},
      description = "Logs to standard error what happens inside.")
  private boolean verbose;

  /** Sends the logs of this program and of its libraries where the user wants them. */
  void setUpLogs(Stdio stdio) {
    if (verbose) {
      LogSetup.show(stdio.err());
    } else {
      LogSetup.hide();
    }
  }
}
