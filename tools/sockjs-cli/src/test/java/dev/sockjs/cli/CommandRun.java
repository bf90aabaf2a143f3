package dev.sockjs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.cli.command.Stdio;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** A command that ran in this process: its exit status, and what it printed. */
public record CommandRun(int status, List<String> out, String err) {

  /** Options for a machine that has much else to do: no test is about how long a connect takes. */
  static final List<String> PATIENCE = List.of("--info-timeout", "60000", "--timeout", "30000");

  /** Runs {@code connect} patiently, with input and for programs. */
  public static CommandRun connect(InputStream input, String url, String... options) {
    return run(input, false, patient(url, options));
  }

  /** Runs {@code connect} as above without input. */
  public static CommandRun connect(String url, String... options) {
    return connect(InputStream.nullInputStream(), url, options);
  }

  private static String[] patient(String url, String... options) {
    return Stream.of(List.of("connect", url), PATIENCE, List.of(options))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  /** Runs a command without input. */
  public static CommandRun of(String... args) {
    return run(InputStream.nullInputStream(), false, args);
  }

  /** Runs {@code connect} as above at a terminal where nobody types. */
  public static CommandRun connectAtTerminal(InputStream silent, String url, String... options) {
    return run(silent, true, patient(url, options));
  }

  private static CommandRun run(InputStream in, boolean terminal, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Main.run(new Stdio(in, out, new PrintStream(err, true, UTF_8), terminal), args);
    return new CommandRun(status, out.toString(UTF_8).lines().toList(), err.toString(UTF_8));
  }

  public String lastLine() {
    return out.get(out.size() - 1);
  }
}
