package dev.sockjs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.cli.command.Stdio;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The result of a command that ran in this process.
 *
 * @param status the exit status
 * @param out the lines of standard output, without the times of JSON lines
 * @param err standard error
 */
public record CommandRun(int status, List<String> out, String err) {

  /** Options for a busy machine: no test measures how long a connect takes. */
  static final List<String> LONG_TIMEOUTS =
      List.of("--info-timeout", "60000", "--timeout", "30000", "--close-linger", "30000");

  /** Runs a command without input. */
  public static CommandRun of(String... args) {
    return run(InputStream.nullInputStream(), false, args);
  }

  /** Runs a command without input, with environment variables. */
  public static CommandRun withEnvironment(Map<String, String> environment, String... args) {
    return run(InputStream.nullInputStream(), false, environment, args);
  }

  /** Runs {@code connect} with long timeouts and without input. */
  public static CommandRun connect(String url, String... options) {
    return connect(InputStream.nullInputStream(), url, options);
  }

  /** Runs {@code connect} with long timeouts and input. */
  public static CommandRun connect(InputStream in, String url, String... options) {
    return run(in, false, connectArgs(url, options));
  }

  /** Runs {@code connect} with long timeouts and a terminal for input. */
  public static CommandRun connectAtTerminal(InputStream in, String url, String... options) {
    return run(in, true, connectArgs(url, options));
  }

  private static String[] connectArgs(String url, String... options) {
    return Stream.of(List.of("connect", url), LONG_TIMEOUTS, List.of(options))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private static CommandRun run(InputStream in, boolean inputIsTerminal, String... args) {
    return run(in, inputIsTerminal, Map.of(), args);
  }

  private static CommandRun run(
      InputStream in, boolean inputIsTerminal, Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, UTF_8);
    Stdio stdio = new Stdio(in, out, errors, inputIsTerminal, false, environment);
    int status = Main.run(stdio, args);
    List<String> lines = out.toString(UTF_8).lines().map(CommandRun::withoutTime).toList();
    return new CommandRun(status, lines, err.toString(UTF_8));
  }

  /** Returns a JSON line without its last member, the time. */
  static String withoutTime(String line) {
    return line.replaceFirst(",\"t\":\\d+}$", "}");
  }

  /** Returns the last line of standard output. */
  public String lastLine() {
    return out.get(out.size() - 1);
  }
}
