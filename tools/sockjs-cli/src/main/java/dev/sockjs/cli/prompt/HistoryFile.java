package dev.sockjs.cli.prompt;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The file with the lines that were entered: {@code sockjs/history} in the user's state directory.
 * Only the user can read it, because messages can be confidential.
 *
 * @param path the file
 * @param onError called with an error message if the file cannot be used
 */
public record HistoryFile(Path path, Consumer<String> onError) {

  /**
   * Returns the path of the file.
   *
   * @param environment {@code XDG_STATE_HOME} if it is set, as the XDG Base Directory Specification
   *     has it
   * @param home the user's home directory
   */
  public static Path defaultPath(Map<String, String> environment, String home) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path directory = Path.of(state);
    // The specification: a relative path is invalid and must be ignored.
    return (directory.isAbsolute() ? directory : Path.of(home, ".local", "state"))
        .resolve("sockjs")
        .resolve("history");
  }

  /** Creates the file if it does not exist. Returns its path, or empty if it cannot be used. */
  Optional<Path> prepare() {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent(), attributes("rwx------"));
      create();
      return Optional.of(path);
    } catch (IOException e) {
      onError.accept("No history: cannot write " + path);
      return Optional.empty();
    }
  }

  private void create() throws IOException {
    try {
      Files.createFile(path, attributes("rw-------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isWritable(path)) {
        throw e;
      }
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
