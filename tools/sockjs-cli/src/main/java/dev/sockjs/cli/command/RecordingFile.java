package dev.sockjs.cli.command;

import dev.sockjs.cli.record.Recording;
import dev.sockjs.spi.EscapedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import picocli.CommandLine.ITypeConverter;

/**
 * The file of a recording.
 *
 * @param path its path
 */
record RecordingFile(Path path) {

  /** Parses the name of a file. */
  static final class Converter implements ITypeConverter<RecordingFile> {

    @Override
    public RecordingFile convert(String name) {
      try {
        return new RecordingFile(Path.of(name));
      } catch (InvalidPathException e) {
        throw new UsageException("not the name of a file");
      }
    }
  }

  /**
   * Opens the file for a new recording. An existing file is replaced. Only the user can read a new
   * one, because messages can be confidential.
   */
  OutputStream create() {
    try {
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          && !Files.exists(path)) {
        Files.createFile(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      return Files.newOutputStream(path);
    } catch (IOException e) {
      throw new UsageException("--record: cannot write the file " + name() + reason(e));
    }
  }

  /** Reads the file. */
  Recording read() {
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      return Recording.read(reader);
    } catch (IOException e) {
      throw new UsageException("Cannot read the file " + name() + reason(e));
    } catch (IllegalArgumentException e) {
      throw new UsageException("Cannot replay the file " + name() + ": " + e.getMessage());
    }
  }

  private String name() {
    return EscapedText.of(path.toString());
  }

  private static String reason(IOException error) {
    return switch (error.getClass().getSimpleName()) {
      case "NoSuchFileException" -> ": there is no such file or directory";
      case "AccessDeniedException" -> ": access is denied";
      case "MalformedInputException" -> ": it is not UTF-8";
      default -> ": it is a directory, or the disk has an error";
    };
  }
}
