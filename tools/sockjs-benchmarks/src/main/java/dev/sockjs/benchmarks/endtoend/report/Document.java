package dev.sockjs.benchmarks.endtoend.report;

import dev.sockjs.benchmarks.MarkedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the end-to-end part of {@code docs/performance.md}. */
public final class Document {
  private Document() {}

  /** Replaces machine, goals and tables in the document. */
  public static void write(Path document, Results results) throws IOException {
    String text = Files.readString(document);
    text = MarkedText.replace(text, "machine", Machine.describe());
    text = MarkedText.replace(text, "goals", new Goals(results).all());
    text = MarkedText.replace(text, "end-to-end", new Tables(results).all());
    Files.writeString(document, text);
  }
}
