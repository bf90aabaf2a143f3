package dev.sockjs.cli.command;

import dev.sockjs.cli.output.ErrorMessage;
import dev.sockjs.cli.prompt.HistoryFile;
import dev.sockjs.cli.prompt.Prompt;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of the subcommands that have a prompt, and the rules for when they have one. */
final class PromptOptions {

  @Option(
      names = "--no-history",
      description = "Keeps no history of the lines that are entered at the prompt.")
  private boolean noHistory;

  /**
   * Opens a prompt, or returns empty if there is no terminal that can have one.
   *
   * @param commands what the tab key completes
   */
  Optional<Prompt> open(Stdio stdio, List<String> commands) {
    String type = stdio.environment().getOrDefault("TERM", "dumb");
    if (!stdio.hasTerminal() || type.equals("dumb")) {
      return Optional.empty();
    }
    // https://no-color.org: any value that is not empty.
    boolean colours = stdio.environment().getOrDefault("NO_COLOR", "").isEmpty();
    try {
      return Optional.of(Prompt.open(history(stdio), commands, colours));
    } catch (IOException | IllegalStateException e) {
      // Such as on a machine without stty. Lines can still be read.
      stdio.err().println("sockjs: No prompt: " + ErrorMessage.of(e));
      return Optional.empty();
    }
  }

  private Optional<HistoryFile> history(Stdio stdio) {
    return noHistory
        ? Optional.empty()
        : Optional.of(
            new HistoryFile(
                HistoryFile.defaultPath(stdio.environment(), System.getProperty("user.home")),
                error -> stdio.err().println("sockjs: " + error)));
  }
}
