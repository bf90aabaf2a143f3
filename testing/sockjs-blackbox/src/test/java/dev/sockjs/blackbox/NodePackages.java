package dev.sockjs.blackbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** The npm packages that a lock file names, installed beside it. */
final class NodePackages {
  private static final long PATIENCE_MINUTES = 5;

  private NodePackages() {}

  /**
   * Installs them if that has not been done since the lock file changed. Others that ask for the
   * same meanwhile, in this JVM or in another one, wait.
   *
   * @throws IllegalStateException with npm's output if that fails
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
      throw new IllegalStateException("cannot run npm, which comes with Node.js", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while npm ran", e);
    }
  }

  /** Npm writes its own lock file last. */
  private static boolean upToDate(Path directory) throws IOException {
    Path installed = directory.resolve("node_modules/.package-lock.json");
    Path wanted = directory.resolve("package-lock.json");
    return Files.exists(installed)
        && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) >= 0;
  }

  private static void npmCi(Path directory) throws IOException, InterruptedException {
    Path output = directory.resolve("npm.log");
    Process npm =
        new ProcessBuilder("npm", "ci")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      npm.destroyForcibly();
    }
    if (!ended || npm.exitValue() != 0) {
      throw new IllegalStateException(
          "npm ci in "
              + directory
              + (ended ? " failed" : " did not end")
              + ":\n"
              + Files.readString(output));
    }
  }
}
