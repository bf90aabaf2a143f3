package dev.sockjs.cli;

import dev.sockjs.cli.command.BenchCommand;
import dev.sockjs.cli.command.CompletionCommand;
import dev.sockjs.cli.command.ConnectCommand;
import dev.sockjs.cli.command.DemoCommand;
import dev.sockjs.cli.command.InfoCommand;
import dev.sockjs.cli.command.ProbeCommand;
import dev.sockjs.cli.command.Program;
import dev.sockjs.cli.command.ReplayCommand;
import dev.sockjs.cli.command.ServeCommand;
import dev.sockjs.cli.command.Stdio;
import dev.sockjs.cli.command.UsageError;
import dev.sockjs.cli.output.ErrorMessage;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The {@code sockjs} command, which only runs subcommands. */
@Command(
    name = "sockjs",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    description = "A SockJS client for the command line, and a server to test it with.",
    footer = {
      "Start here:",
      "  ./sockjs serve                                 # a server, in one terminal",
      "  ./sockjs connect http://localhost:8081/echo    # a client, in another one",
      "./sockjs COMMAND --help has examples of each command."
    })
final class Main {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // Picocli reads it by reflection.
  private boolean help;

  @Option(
      names = "--version",
      versionHelp = true,
      description = "Shows the versions of the command and of Java.")
  @SuppressWarnings("UnusedVariable") // Picocli reads it by reflection.
  private boolean version;

  private Main() {}

  /**
   * Runs a subcommand and exits with its status.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(run(Stdio.ofProcess(), args));
  }

  /**
   * Runs a subcommand.
   *
   * @return the exit status: 0 for success, 1 for failure, 2 for bad usage
   */
  static int run(Stdio stdio, String... args) {
    CommandLine sockjs =
        new CommandLine(new Main())
            .addSubcommand(new DemoCommand(stdio))
            .addSubcommand(new ServeCommand(stdio))
            .addSubcommand(new ConnectCommand(stdio))
            .addSubcommand(new InfoCommand(stdio))
            .addSubcommand(new ProbeCommand(stdio))
            .addSubcommand(new BenchCommand(stdio))
            .addSubcommand(new ReplayCommand(stdio))
            .addSubcommand(new CompletionCommand(stdio));
    nameProgram(sockjs);
    sockjs.getSubcommands().values().forEach(Main::nameProgram);
    return sockjs
        // A message to send can begin with @ or look like an option.
        .setExpandAtFiles(false)
        .setAllowOptionsAsOptionParameters(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setOut(new PrintWriter(stdio.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(stdio.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(
            (error, ignored) ->
                reportBadUsage(error.getCommandLine(), UsageError.message(error, args)))
        .setExecutionExceptionHandler(Main::reportFailure)
        .execute(args);
  }

  private static void nameProgram(CommandLine command) {
    UsageMessageSpec help = command.getCommandSpec().usageMessage();
    help.footer(Program.inHelp(help.footer()));
  }

  private static int reportBadUsage(CommandLine command, String message) {
    PrintWriter err = command.getErr();
    err.println("sockjs: " + message);
    err.println("Try: " + Program.call(command.getCommandSpec().qualifiedName()) + " --help");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int reportFailure(Exception error, CommandLine command, ParseResult ignored) {
    if (error instanceof IllegalArgumentException) {
      // The API rejected an option or a URL that the user gave.
      return reportBadUsage(command, ErrorMessage.of(error));
    }
    command.getErr().println("sockjs: " + ErrorMessage.of(error));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
