package dev.sockjs.benchmarks.endtoend.report;

import dev.sockjs.benchmarks.MarkedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the parts of a document that an end-to-end run measures. */
public final class Document {
  private Document() {}

  /** Replaces machine and tables in the document, and the goals if it has them. */
  public static void write(Path document, Results results) throws IOException {
    String text = Files.readString(document);
    text = MarkedText.replace(text, "machine", Machine.describe());
    if (MarkedText.has(text, "goals")) {
      text = MarkedText.replace(text, "goals", new Goals(results).all());
    }
    text = MarkedText.replace(text, "end-to-end", new Tables(results).all());
    Files.writeString(document, text);
  }
}
