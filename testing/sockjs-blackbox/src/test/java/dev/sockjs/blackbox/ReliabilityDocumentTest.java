package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that the tables of {@code docs/reliability.md} name exists. */
final class ReliabilityDocumentTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\|(?! situation |---)(.*)\\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

  /** The source text of all classes, by simple name. */
  private final Map<String, String> sources = sources();

  @Test
  void everyRowNamesExistingTests() {
    List<String> rows =
        ROW.matcher(read(Reactor.root("docs/reliability.md")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertFalse(rows.isEmpty());
    assertEquals(List.of(), rows.stream().filter(Predicate.not(this::namesExistingTests)).toList());
  }

  private boolean namesExistingTests(String row) {
    List<MatchResult> tests = TEST.matcher(row.substring(row.lastIndexOf('|'))).results().toList();
    return !tests.isEmpty() && tests.stream().allMatch(this::exists);
  }

  private boolean exists(MatchResult test) {
    String source = sources.getOrDefault(test.group(1), "");
    return test.group(2) == null
        ? !source.isEmpty()
        : source.contains(" void " + test.group(2) + "(");
  }

  private static Map<String, String> sources() {
    return Reactor.modules().stream()
        .map(module -> Reactor.directory(module).resolve("src"))
        .filter(Files::isDirectory)
        .flatMap(ReliabilityDocumentTest::javaFiles)
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                ReliabilityDocumentTest::read,
                String::concat));
  }

  private static Stream<Path> javaFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
