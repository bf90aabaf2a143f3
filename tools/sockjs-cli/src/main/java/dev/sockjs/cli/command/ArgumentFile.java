package dev.sockjs.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.spi.EscapedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that holds the value of an argument, because every user of a machine can read the
 * arguments of its processes. The text is UTF-8; an empty line end at the end of the file does not
 * count. Error messages quote the name of the file and nothing of its text.
 *
 * @param name the name of the file
 */
record ArgumentFile(String name) {

  /** Far more than a server accepts as the head of a request. */
  private static final int MAX_TEXT_BYTES = 64 << 10;

  /** Returns the value of an argument: the text itself, or that of the file after {@code @}. */
  static String value(String text) {
    return text.startsWith("@") ? new ArgumentFile(text.substring(1)).line() : text;
  }

  /**
   * Returns the only line of the file.
   *
   * @throws UsageException if the file cannot be read, is empty or has several lines
   */
  String line() {
    List<String> lines = lines();
    if (lines.size() != 1) {
      throw error("it has more than one line");
    }
    return lines.get(0);
  }

  /**
   * Returns the lines of the file.
   *
   * @throws UsageException if the file cannot be read or is empty
   */
  List<String> lines() {
    String text = decode(bytes(MAX_TEXT_BYTES));
    List<String> lines = text.lines().toList();
    if (lines.stream().allMatch(String::isBlank)) {
      throw error("it is empty");
    }
    return lines;
  }

  /**
   * Returns the bytes of the file.
   *
   * @throws UsageException if the file cannot be read, is empty or is longer
   */
  byte[] bytes(int maxBytes) {
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw error("it is longer than " + (maxBytes >> 10) + " KiB");
      }
      if (bytes.length == 0) {
        throw error("it is empty");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw error("there is no such file");
    } catch (AccessDeniedException e) {
      throw error("access is denied");
    } catch (IOException | InvalidPathException e) {
      throw error("it is not a file that can be read");
    }
  }

  private String decode(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw error("it is not UTF-8");
    }
  }

  /** Returns an error that names the file. */
  UsageException error(String problem) {
    return new UsageException("cannot use the file " + EscapedText.of(name) + ": " + problem);
  }
}
