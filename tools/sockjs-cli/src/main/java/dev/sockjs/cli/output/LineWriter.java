package dev.sockjs.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes lines in UTF-8. Each line is one flushed write, so that a reader never sees half of it.
 */
public record LineWriter(OutputStream out) {

  /**
   * Writes a line.
   *
   * @throws UncheckedIOException if the reader has closed the stream
   */
  public void write(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to standard output: " + e.getMessage(), e);
    }
  }
}
