package dev.sockjs.cli.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of a command, UTF-8 whatever the locale.
 *
 * @param in what is read
 * @param out what is printed; every write goes straight through
 * @param err errors and logs
 * @param inputIsTerminal whether a person types what is read
 */
public record Stdio(InputStream in, OutputStream out, PrintStream err, boolean inputIsTerminal) {

  /**
   * Set by the launcher: Java 17 cannot tell whether standard input alone is a terminal, and from
   * 22 on {@link System#console()} is there without one.
   */
  private static final String INPUT_IS_TERMINAL = "sockjs.terminal";

  public static Stdio ofProcess() {
    return new Stdio(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean(INPUT_IS_TERMINAL));
  }
}
