package dev.sockjs.cli.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A headless Chromium, which is controlled by its DevTools protocol. */
final class Chromium {

  private static final String PROGRAM = System.getProperty("sockjs.chromium", "chromium");
  private static final String LISTENING = "DevTools listening on ";
  private static final long TIMEOUT_SECONDS = 60;

  private final Process process;
  private final CompletableFuture<URI> endpoint = new CompletableFuture<>();
  private final Queue<String> output = new ConcurrentLinkedQueue<>();

  private Chromium(Process process) {
    this.process = process;
    Thread reader = new Thread(this::readOutput, "chromium-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts Chromium.
   *
   * @param profile an empty directory for its files
   */
  static Chromium start(Path profile) {
    List<String> command =
        List.of(
            PROGRAM,
            "--headless=new",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            // It loads only the page under test; and root, as in many containers, has no sandbox.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            "about:blank");
    try {
      return new Chromium(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new AssertionError(
          "Cannot run "
              + PROGRAM
              + ": install the Debian package chromium, or name the program: -Dsockjs.chromium=PATH",
          e);
    }
  }

  /** Reads to the end, so that Chromium never waits for a reader. */
  private void readOutput() {
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      reader.lines().forEach(this::read);
      endpoint.completeExceptionally(new AssertionError("Chromium has ended: " + output));
    } catch (IOException | UncheckedIOException e) {
      endpoint.completeExceptionally(e);
    }
  }

  private void read(String line) {
    output.add(line);
    if (line.startsWith(LISTENING)) {
      endpoint.complete(URI.create(line.substring(LISTENING.length())));
    }
  }

  /** Opens a tab. */
  Tab newTab() throws Exception {
    URI browser = endpoint.get(TIMEOUT_SECONDS, SECONDS);
    try (DevTools devTools = DevTools.connect(browser)) {
      Object target =
          Json.at(devTools.call("Target.createTarget", "url", "about:blank"), "targetId");
      return Tab.attach(DevTools.connect(browser.resolve("/devtools/page/" + target)));
    }
  }

  /** Ends Chromium and its processes, which are then done with the files of the profile. */
  void close() throws Exception {
    List<ProcessHandle> processes =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    try (DevTools devTools = DevTools.connect(endpoint.get(TIMEOUT_SECONDS, SECONDS))) {
      devTools.call("Browser.close");
      process.waitFor(TIMEOUT_SECONDS, SECONDS);
    } finally {
      processes.forEach(ProcessHandle::destroyForcibly);
    }
    for (ProcessHandle each : processes) {
      each.onExit().get(TIMEOUT_SECONDS, SECONDS);
    }
  }
}
