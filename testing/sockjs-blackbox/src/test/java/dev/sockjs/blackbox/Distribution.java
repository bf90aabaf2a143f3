package dev.sockjs.blackbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The archives of the {@code sockjs} command, as the build of {@code sockjs-cli} has made them. */
final class Distribution {

  private Distribution() {}

  static Path archive(String extension) {
    String version = Reactor.root().text("/project/version");
    return Reactor.directory("sockjs-cli")
        .resolve("target/sockjs-cli-" + version + "-bin." + extension);
  }

  /** The name that a jar or the classes of a module have in the archive. */
  static String jarName(Path path) {
    Path module = path.getParent().getParent();
    return path.endsWith("target/classes")
        ? module.getFileName() + "-" + Reactor.root().text("/project/version") + ".jar"
        : path.getFileName().toString();
  }

  /** The name of the one directory in an archive. */
  static String root() {
    return "sockjs-" + Reactor.root().text("/project/version");
  }

  /** Unpacks the zip, with the permissions of its files, and returns its one directory. */
  static Path unzip(Path target) throws IOException {
    URI uri = URI.create("jar:" + archive("zip").toUri());
    try (FileSystem zip =
            FileSystems.newFileSystem(uri, Map.of("enablePosixFileAttributes", "true"));
        Stream<Path> files = Files.walk(zip.getPath("/"))) {
      for (Path file : files.skip(1).toList()) {
        Path copy = target.resolve(zip.getPath("/").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
          Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
        }
      }
    }
    return target.resolve(root());
  }

  /** Unpacks the other archive. */
  static Path untar(Path target) {
    ForkedProcess.run(
        List.of("tar", "-xzf", archive("tar.gz").toString(), "-C", target.toString()));
    return target.resolve(root());
  }
}
