package dev.sockjs.cli.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The standard streams of a command, and its environment. The streams are UTF-8 in every locale.
 *
 * @param in standard input
 * @param out standard output, without a buffer
 * @param err standard error
 * @param inputIsTerminal whether standard input is a terminal
 * @param hasTerminal whether standard input and standard output are a terminal
 * @param environment the environment variables
 */
public record Stdio(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean inputIsTerminal,
    boolean hasTerminal,
    Map<String, String> environment) {

  /**
   * The launcher sets this property. {@link System#console()} is not enough: in Java 17 it also
   * requires standard output to be a terminal, and since Java 22 it does not require a terminal.
   */
  private static final String INPUT_IS_TERMINAL = "sockjs.terminal";

  /** Likewise, if standard output is a terminal too. */
  private static final String HAS_TERMINAL = "sockjs.prompt";

  /** Returns the streams of this process. */
  public static Stdio ofProcess() {
    return new Stdio(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean(INPUT_IS_TERMINAL),
        Boolean.getBoolean(HAS_TERMINAL),
        System.getenv());
  }
}
