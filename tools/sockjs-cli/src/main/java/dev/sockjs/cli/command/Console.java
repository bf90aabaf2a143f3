package dev.sockjs.cli.command;

import dev.sockjs.cli.connect.Input;
import dev.sockjs.cli.connect.InputLine;
import dev.sockjs.cli.output.Output;
import dev.sockjs.cli.output.TextOutput;
import dev.sockjs.cli.prompt.Prompt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where the input of a session comes from, and where its events go.
 *
 * @param onInterrupt takes what Ctrl-C does while a line is read
 * @param onClose gives a terminal back; may be called twice, by any thread
 */
record Console(Input input, Output output, Consumer<Runnable> onInterrupt, Runnable onClose)
    implements AutoCloseable {

  /** A console without a prompt. */
  static Console of(Input input, Output output) {
    return new Console(input, output, action -> {}, () -> {});
  }

  /** A console with a prompt. */
  static Console of(Prompt prompt, Function<String, InputLine> parser) {
    return new Console(
        prompt.input(parser), new TextOutput(prompt::print), prompt::onInterrupt, prompt::close);
  }

  /** Gives a terminal back. */
  void restore() {
    onClose.run();
  }

  @Override
  public void close() {
    restore();
  }
}
