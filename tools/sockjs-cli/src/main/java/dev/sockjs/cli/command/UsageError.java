package dev.sockjs.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Error messages for command lines that cannot be parsed. Picocli's own messages quote arguments,
 * and any argument can be a secret, also one that is in the wrong place. These messages consist of
 * names that the command defines, positions, and the text of a {@link UsageException}.
 */
public final class UsageError {

  private UsageError() {}

  /**
   * Returns the message for an error.
   *
   * @param error what picocli reported
   * @param args the whole command line
   */
  public static String message(ParameterException error, String... args) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, args);
    }
    if (error instanceof MissingParameterException missing) {
      return "Missing: "
          + missing.getMissing().stream().map(UsageError::name).collect(Collectors.joining(", "));
    }
    if (error instanceof OverwrittenOptionException overwritten) {
      return "Given more than once: " + name(overwritten.getOverwritten());
    }
    ArgSpec option = error.getArgSpec();
    if (option == null) {
      return error.getCommandLine().getSubcommands().isEmpty()
          ? "The arguments cannot be parsed"
          : "Missing: COMMAND";
    }
    String head = "Invalid value for " + name(option);
    return error.getCause() instanceof UsageException cause
        ? head + ": " + cause.getMessage()
        : head;
  }

  private static String unmatched(UnmatchedArgumentException error, String... args) {
    String first = error.getUnmatched().get(0);
    // Picocli splits a group of short options, so that the rest of it is not an argument.
    int index = Arrays.asList(args).indexOf(first);
    String position = index < 0 ? "" : " (argument " + (index + 1) + ")";
    String kind =
        first.startsWith("-")
            ? "option"
            : error.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
    List<String> similar = error.getSuggestions();
    return "Unknown "
        + kind
        + position
        + (similar.isEmpty() ? "" : ". Similar: " + String.join(", ", similar));
  }

  private static String name(ArgSpec argument) {
    return argument.isOption()
        ? "option " + ((OptionSpec) argument).longestName()
        : argument.paramLabel();
  }
}
