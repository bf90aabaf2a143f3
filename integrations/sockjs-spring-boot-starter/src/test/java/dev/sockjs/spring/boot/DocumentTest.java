package dev.sockjs.spring.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of properties in {@code docs/spring-boot.md} agrees with the metadata, and its examples
 * compile.
 */
final class DocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/spring-boot.md");

  @Test
  void tableHasEveryPropertyWithTypeDefaultAndDescription() throws IOException {
    Stream<String> expected =
        Metadata.properties().stream()
            .map(
                property ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(
                            property.name(),
                            property.type(),
                            property.defaultValue().isEmpty()
                                ? ""
                                : "`" + property.defaultValue() + "`",
                            property.description()));
    assertEquals(lines(expected), lines(rows("## Properties")));
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n"));
  }

  /** Returns the rows of the tables in a section that begin with a name of ours. */
  private static Stream<String> rows(String heading) throws IOException {
    List<String> document = Files.readAllLines(DOCUMENT);
    return document.stream()
        .skip(document.indexOf(heading) + 1L)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `sockjs.client."));
  }
}
