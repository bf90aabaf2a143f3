package dev.sockjs.blackbox.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The result of each scenario on each server over each transport. After the last test of the run it
 * is printed and written to {@code target/interop-matrix-*.md}. A scenario that should have run and
 * did not is marked as missing.
 */
final class InteropMatrix implements AutoCloseable {

  /** One run of a scenario. */
  record Cell(Method scenario, RealServer.Kind server, String transport) {}

  /** The duration of one run, and its failure, or an empty string. */
  record Result(long millis, String failure) {
    boolean passed() {
      return failure.isEmpty();
    }
  }

  private final Map<Cell, Result> results = new ConcurrentHashMap<>();

  private InteropMatrix() {}

  /** Returns the matrix of this test run. JUnit closes it after the last test. */
  static InteropMatrix of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(InteropMatrix.class))
        .getOrComputeIfAbsent(
            InteropMatrix.class, type -> new InteropMatrix(), InteropMatrix.class);
  }

  void put(Cell cell, Result result) {
    results.put(cell, result);
  }

  @Override
  public void close() throws IOException {
    boolean modulePath = InteropMatrix.class.getModule().isNamed();
    String table = new MatrixTable(modulePath, results).render();
    String run =
        "jdk" + Runtime.version().feature() + (modulePath ? "-module" : "-class") + "-path";
    Path file = Path.of("target", "interop-matrix-" + run + ".md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, table, UTF_8);
    System.out.println(table);
  }
}
