package dev.sockjs.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sockjs completion}: prints a script that teaches a shell the options of the command. */
@Command(
    name = "completion",
    description =
        "Prints a script for bash or zsh, with which the tab key completes commands and options.",
    footer = {
      "Examples:",
      "  source <(./sockjs completion bash)",
      "  ./sockjs completion zsh > ~/.sockjs-completion  # and in ~/.zshrc: source that file"
    })
public final class CompletionCommand implements Callable<Integer> {

  /** Shells that can use the script. One script is for both. */
  private enum Shell {
    bash,
    zsh
  }

  private final Stdio stdio;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  @SuppressWarnings("UnusedVariable") // Picocli checks it; the same script is for both.
  private Shell shell = Shell.bash;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  /** Creates the command. */
  public CompletionCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() {
    common.configureLogs(stdio);
    CommandLine root = spec.root().commandLine();
    root.getOut().print(AutoComplete.bash(root.getCommandName(), root));
    root.getOut().flush();
    return 0;
  }
}
