package dev.sockjs.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A terminal of 100 columns and 30 lines, in a tmux server of its own. */
final class Tmux implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 60;

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final String SESSION = "test";

  private final Path socket;

  private Tmux(Path socket) {
    this.socket = socket;
  }

  /**
   * Starts a terminal that runs a shell script.
   *
   * @param directory an empty directory
   */
  static Tmux start(Path directory, String script) throws IOException {
    Path file = Files.writeString(directory.resolve("script.sh"), script);
    Tmux tmux = new Tmux(directory.resolve("tmux"));
    tmux.run(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-s",
        SESSION,
        "-x",
        "100",
        "-y",
        "30",
        "sh " + file);
    return tmux;
  }

  /** Types text as it is. */
  void type(String text) {
    run("send-keys", "-t", SESSION, "-l", "--", text);
  }

  /** Presses keys, by their names in tmux: {@code Enter}, {@code Up}, {@code C-c}. */
  void press(String... keys) {
    run(
        Stream.concat(Stream.of("send-keys", "-t", SESSION), Stream.of(keys))
            .toArray(String[]::new));
  }

  /** Waits until the lines of the screen fulfil a condition, and returns them. */
  List<String> await(Predicate<List<String>> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    List<String> lines = lines();
    while (!condition.test(lines)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("The screen never became as expected:\n" + screen());
      }
      LockSupport.parkNanos(POLL_NANOS); // leaves the processor to the command
      lines = lines();
    }
    return lines;
  }

  /** Waits until the screen has a line that begins with a text. */
  List<String> awaitLine(String beginning) {
    return await(lines -> lines.stream().anyMatch(line -> line.startsWith(beginning)));
  }

  /** Waits until the last line is this. */
  List<String> awaitLastLine(String text) {
    return await(lines -> !lines.isEmpty() && lines.get(lines.size() - 1).equals(text));
  }

  /** Returns the screen and what has scrolled off it, without blank lines at the end. */
  List<String> lines() {
    return run("capture-pane", "-p", "-t", SESSION, "-S", "-").stripTrailing().lines().toList();
  }

  private String screen() {
    return String.join("\n", lines());
  }

  /** Returns the screen with the escape sequences of colours. */
  String coloured() {
    return run("capture-pane", "-p", "-e", "-t", SESSION);
  }

  /** Stores what the terminal shows in a file, for people. */
  void store(String name) throws IOException {
    Path directory = Files.createDirectories(Path.of("target", "terminal"));
    Files.writeString(directory.resolve(name + ".txt"), coloured());
  }

  private String run(String... args) {
    List<String> command =
        Stream.concat(Stream.of("tmux", "-S", socket.toString()), Stream.of(args)).toList();
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertEquals(0, process.waitFor(), output);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run tmux: install the Debian package tmux", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    run("kill-server");
  }
}
