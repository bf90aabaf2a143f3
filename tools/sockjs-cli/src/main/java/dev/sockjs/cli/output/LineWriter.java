package dev.sockjs.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes lines of UTF-8, each with one write, so that a reader has it at once and whole. */
public record LineWriter(OutputStream out) {

  public void write(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Nobody reads the output: " + e.getMessage(), e);
    }
  }
}
