package dev.sockjs.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt.Outcome;
import dev.sockjs.SessionEnd;
import dev.sockjs.SockJsClient;
import dev.sockjs.reconnect.ReconnectingSockJs;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of meters in {@code docs/observing.md} agrees with the meters. */
class DocumentTest {

  private static final Path DOCUMENT = Path.of("../../docs/observing.md");

  @Test
  void tableHasEveryMeterWithTypeUnitTagsAndDescription() throws IOException {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (SockJsClient client = SockJsClient.create()) {
      new SockJsClientMetrics(client).bindTo(registry);
      new ReconnectingSockJsMetrics(
              ReconnectingSockJs.builder(client, URI.create("http://127.0.0.1:1/"))
                  .connect((sock, message) -> {}))
          .bindTo(registry);
      TreeSet<String> rows = new TreeSet<>();
      registry.getMeters().forEach(meter -> rows.add(row(meter.getId())));
      assertEquals(String.join("\n", rows), String.join("\n", new TreeSet<>(rows("## Meters"))));
    }
  }

  private static String row(Meter.Id id) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            id.getName(),
            type(id),
            id.getBaseUnit() == null ? "" : id.getBaseUnit(),
            id.getTags().stream()
                .map(Tag::getKey)
                .map(tag -> "`" + tag + "`")
                .collect(Collectors.joining(", ")),
            id.getDescription());
  }

  /** A function timer calls itself {@code OTHER} in some versions of Micrometer. */
  private static String type(Meter.Id id) {
    return id.getName().equals("sockjs.client.attempts")
        ? "timer"
        : id.getType().name().toLowerCase(Locale.ROOT);
  }

  @Test
  void tagsHaveTheValuesOfTheEnums() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    expected.put("`end`", values(SessionEnd.values()));
    expected.put("`outcome` of an attempt", values(Outcome.values()));
    expected.put(
        "`reason`",
        Stream.concat(ReconnectingSockJsMetrics.REASONS.stream(), Stream.of("other"))
            .map(reason -> "`" + reason + "`")
            .collect(Collectors.joining(", ")));
    for (Map.Entry<String, String> tag : expected.entrySet()) {
      String line = "* " + tag.getKey() + ": " + tag.getValue() + ".";
      assertEquals(
          List.of(line),
          section("## Meters").filter(each -> each.startsWith("* " + tag.getKey() + ":")).toList());
    }
  }

  private static String values(Enum<?>[] values) {
    return Stream.of(values)
        .map(value -> "`" + value.name().toLowerCase(Locale.ROOT) + "`")
        .collect(Collectors.joining(", "));
  }

  private static List<String> rows(String heading) throws IOException {
    return section(heading).filter(line -> line.startsWith("| `sockjs.")).toList();
  }

  private static Stream<String> section(String heading) throws IOException {
    List<String> document = Files.readAllLines(DOCUMENT);
    return document.stream()
        .skip(document.indexOf(heading) + 1L)
        .takeWhile(line -> !line.startsWith("## "));
  }
}
