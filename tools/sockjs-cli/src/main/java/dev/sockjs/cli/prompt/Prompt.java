package dev.sockjs.cli.prompt;

import dev.sockjs.cli.connect.Input;
import dev.sockjs.cli.connect.InputLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * A prompt on the terminal of this process. What is printed meanwhile appears above the line that
 * is being typed. The line disappears when it is entered, and is printed above like an event.
 *
 * <p>The terminal prints no keys from the first line to {@link #close}: between two lines, it would
 * print them as they are typed, escape sequences of arrow keys included.
 *
 * <p>Ctrl-D on an empty line ends the input.
 */
public final class Prompt implements AutoCloseable {

  private static final String TEXT = "> ";
  private static final int MAX_HISTORY_LINES = 1000;

  /** A thread that reads a line stops at once when it is interrupted. */
  private static final long MAX_STOP_SECONDS = 2;

  private final Terminal terminal;
  private final Attributes original;
  private final LineReader reader;
  private final LineStyle style;
  private volatile Runnable interrupt = () -> {};

  /** The thread that reads lines. Guarded by this. */
  private @Nullable Thread typing;

  /** Guarded by this. */
  private boolean closed;

  private Prompt(Terminal terminal, LineReader reader, LineStyle style) {
    this.terminal = terminal;
    this.reader = reader;
    this.style = style;
    original = terminal.getAttributes();
    terminal.setAttributes(quiet(original));
  }

  /** Raw mode, except that Ctrl-C is a signal. JLine turns that off while it reads a line. */
  private static Attributes quiet(Attributes original) {
    Attributes quiet = new Attributes(original);
    quiet.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN), false);
    quiet.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR), false);
    return quiet;
  }

  /** Sets what Ctrl-C does while a line is read. Without this, it ends the input. */
  public void onInterrupt(Runnable action) {
    interrupt = action;
  }

  /**
   * Takes over the terminal.
   *
   * @param history where lines are kept, or empty
   * @param commands what the tab key completes
   * @param colours whether to use colours if the terminal has them
   * @throws IOException if there is no terminal
   */
  public static Prompt open(Optional<HistoryFile> history, List<String> commands, boolean colours)
      throws IOException {
    // The program stty of every Unix, because it needs no native code of ours.
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
            .encoding(StandardCharsets.UTF_8)
            .nativeSignals(false)
            .build();
    Integer terminalColours = terminal.getNumericCapability(Capability.max_colors);
    boolean coloured = colours && terminalColours != null && terminalColours >= 8;
    Signals.register("WINCH", () -> terminal.raise(Terminal.Signal.WINCH));
    return new Prompt(terminal, reader(terminal, history, commands), new LineStyle(coloured));
  }

  private static LineReader reader(
      Terminal terminal, Optional<HistoryFile> history, List<String> commands) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("sockjs")
            .parser(new WholeLineParser())
            .completer(new StringsCompleter(commands))
            // Messages can contain an exclamation mark, which is not a reference to the history.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.ERASE_LINE_ON_FINISH, true)
            .option(LineReader.Option.AUTO_FRESH_LINE, false)
            .variable(LineReader.HISTORY_SIZE, MAX_HISTORY_LINES)
            .variable(LineReader.HISTORY_FILE_SIZE, MAX_HISTORY_LINES)
            .build();
    history
        .flatMap(HistoryFile::prepare)
        .ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
    return reader;
  }

  /** Returns an input where a parser gives each line that the user enters its meaning. */
  public Input input(Function<String, InputLine> parser) {
    return () -> readLine().map(parser);
  }

  private Optional<String> readLine() {
    synchronized (this) {
      if (closed) {
        return Optional.empty();
      }
      typing = Thread.currentThread();
    }
    try {
      String line = reader.readLine(TEXT);
      print(TEXT + line);
      return Optional.of(line);
    } catch (EndOfFileException e) {
      return Optional.empty();
    } catch (UserInterruptException e) {
      if (!isClosed()) {
        interrupt.run();
      }
      return Optional.empty();
    } finally {
      synchronized (this) {
        typing = null;
        notifyAll();
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /**
   * Prints a line above the prompt.
   *
   * @throws UncheckedIOException if the terminal is gone
   */
  public void print(String line) {
    reader.printAbove(style.of(line).toAnsi(terminal));
    if (terminal.writer().checkError()) {
      throw new UncheckedIOException(new IOException("The terminal is gone"));
    }
  }

  /** Stops reading, and gives the terminal back as it was. A second call does nothing. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      stopTyping();
    }
    terminal.setAttributes(original);
    try {
      terminal.close();
    } catch (IOException e) {
      // The terminal is gone, and so is the reason to restore it.
    }
  }

  private synchronized void stopTyping() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_STOP_SECONDS);
    if (typing != null) {
      typing.interrupt();
    }
    try {
      for (long left = MAX_STOP_SECONDS * 1000; typing != null && left > 0; ) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
