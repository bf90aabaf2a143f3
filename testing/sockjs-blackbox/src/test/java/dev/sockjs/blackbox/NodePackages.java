package dev.sockjs.blackbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** Installs the npm packages of a {@code package-lock.json}. */
final class NodePackages {
  private static final long TIMEOUT_MINUTES = 5;

  private NodePackages() {}

  /**
   * Runs {@code npm ci} unless it has run since the lock file changed. Concurrent calls, also those
   * of other JVMs, wait for each other.
   *
   * @throws IllegalStateException if npm fails; the message contains its output
   */
  static synchronized void install(Path directory) {
    Path mutex = directory.resolve("install.lock");
    try (FileChannel channel =
        FileChannel.open(mutex, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      if (!upToDate(directory)) {
        npmCi(directory);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot run npm: install Node.js", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while npm ran", e);
    }
  }

  /** Compares with npm's own lock file, which npm writes last. */
  private static boolean upToDate(Path directory) throws IOException {
    Path installed = directory.resolve("node_modules/.package-lock.json");
    Path required = directory.resolve("package-lock.json");
    return Files.exists(installed)
        && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(required)) >= 0;
  }

  private static void npmCi(Path directory) throws IOException, InterruptedException {
    Path output = directory.resolve("npm.log");
    Process npm =
        new ProcessBuilder("npm", "ci")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = npm.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      npm.destroyForcibly();
    }
    if (!ended || npm.exitValue() != 0) {
      throw new IllegalStateException(
          "npm ci in "
              + directory
              + (ended ? " failed" : " did not end in time")
              + ":\n"
              + Files.readString(output));
    }
  }
}
