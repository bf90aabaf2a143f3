package dev.sockjs.cli;

import dev.sockjs.cli.command.ConnectCommand;
import dev.sockjs.cli.command.DemoCommand;
import dev.sockjs.cli.command.InfoCommand;
import dev.sockjs.cli.command.ProbeCommand;
import dev.sockjs.cli.command.ServeCommand;
import dev.sockjs.cli.command.Stdio;
import dev.sockjs.cli.output.ErrorMessage;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The {@code sockjs} command; its subcommands do the work. */
@Command(
    name = "sockjs",
    synopsisSubcommandLabel = "COMMAND",
    description = "A SockJS client for the command line, and a server to try it on.")
final class Main {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // Picocli looks at it.
  private boolean help;

  private Main() {}

  /**
   * Runs a command and ends the process.
   *
   * @param args the arguments
   */
  public static void main(String[] args) {
    System.exit(run(Stdio.ofProcess(), args));
  }

  /**
   * Runs a command in this process.
   *
   * @return the exit status: 0 if all went well, 1 if not, 2 for bad usage
   */
  static int run(Stdio stdio, String... args) {
    return new CommandLine(new Main())
        .addSubcommand(new DemoCommand(stdio))
        .addSubcommand(new ServeCommand(stdio))
        .addSubcommand(new ConnectCommand(stdio))
        .addSubcommand(new InfoCommand(stdio))
        .addSubcommand(new ProbeCommand(stdio))
        // A text to send may well begin with @ or look like an option.
        .setExpandAtFiles(false)
        .setAllowOptionsAsOptionParameters(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setOut(new PrintWriter(stdio.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(stdio.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((error, all) -> refuse(error.getCommandLine(), error))
        .setExecutionExceptionHandler(Main::fail)
        .execute(args);
  }

  private static int refuse(CommandLine command, Exception error) {
    PrintWriter err = command.getErr();
    err.println("sockjs: " + ErrorMessage.message(error));
    err.println("Try: ./" + command.getCommandSpec().qualifiedName() + " --help");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int fail(Exception error, CommandLine command, ParseResult parsed) {
    if (error instanceof IllegalArgumentException) {
      // The API refused an option or a URL: what it is given here is the user's.
      return refuse(command, error);
    }
    command.getErr().println("sockjs: " + ErrorMessage.message(error));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
