package dev.sockjs.spring.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.Phase;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/spring-boot.md} agree with the metadata and with the meters, and its
 * examples compile.
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

  @Test
  void tableHasEveryMeterWithTypeAndTags() throws IOException {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    SockJsMeters meters = new SockJsMeters(registry);
    meters.attempted(Attempt.of("a", Attempt.Outcome.OPEN, Phase.OPEN, Duration.ZERO));
    meters.opened("a");
    Stream<String> expected =
        registry.getMeters().stream()
            .map(
                meter ->
                    "| `%s` | %s | %s |"
                        .formatted(
                            meter.getId().getName(),
                            meter.getId().getType().name().toLowerCase(Locale.ROOT),
                            meter.getId().getTags().stream()
                                .map(Tag::getKey)
                                .map(tag -> "`" + tag + "`")
                                .collect(Collectors.joining(", "))))
            .sorted();
    Stream<String> table =
        rows("## Meters").map(row -> row.replaceFirst(" [^|]*\\|$", "")).sorted();
    assertEquals(lines(expected), lines(table));
  }

  @Test
  void examplesAreCompiled() throws IOException {
    String compiled =
        Files.readString(Path.of("src/test/java/dev/sockjs/spring/boot/DocumentExamples.java"));
    List<String> examples =
        Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(example -> example.group(1).indent(2))
            .toList();
    assertEquals(2, examples.size());
    examples.forEach(example -> assertTrue(compiled.contains(example), example));
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
