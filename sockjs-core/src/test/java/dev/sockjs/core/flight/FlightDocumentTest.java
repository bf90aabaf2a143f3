package dev.sockjs.core.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;

/** The events in {@code docs/observing.md} agree with the code, and its settings can be read. */
class FlightDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/observing.md");

  private static final List<Class<? extends Event>> EVENTS =
      List.of(
          RecordedConnect.class,
          RecordedAttempt.class,
          RecordedOpen.class,
          RecordedClose.class,
          RecordedHeartbeatGap.class,
          RecordedSendStall.class);

  /** The fields that every event has. */
  private static final Set<String> COMMON =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  @Test
  void tableHasEveryEventWithItsFields() throws IOException {
    List<String> expected =
        EVENTS.stream().map(EventType::getEventType).map(FlightDocumentTest::row).toList();
    List<String> rows =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.startsWith("| `dev.sockjs."))
            .map(line -> line.replaceFirst(" [^|]*\\|$", ""))
            .toList();
    assertEquals(String.join("\n", expected), String.join("\n", rows));
  }

  private static String row(EventType type) {
    return "| `%s` | %s |"
        .formatted(
            type.getName(),
            type.getFields().stream()
                .map(ValueDescriptor::getName)
                .filter(name -> !COMMON.contains(name))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", ")));
  }

  @Test
  void eventsAreOffInOneCategoryAndWithLabels() {
    for (Class<? extends Event> event : EVENTS) {
      EventType type = EventType.getEventType(event);
      assertFalse(type.isEnabled(), type::getName);
      assertEquals(List.of("SockJS"), type.getCategoryNames(), type::getName);
      assertFalse(type.getDescription().isEmpty(), type::getName);
      assertTrue(
          type.getFields().stream().allMatch(field -> field.getLabel() != null), type::getName);
    }
  }

  @Test
  void settingsEnableEveryEvent() throws Exception {
    String document = Files.readString(DOCUMENT);
    int start = document.indexOf("<configuration ");
    String xml = document.substring(start, document.indexOf("```", start));
    Path file = Files.createTempFile("sockjs", ".jfc");
    try {
      Files.writeString(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml);
      var settings = Configuration.create(file).getSettings();
      for (Class<? extends Event> event : EVENTS) {
        String name = EventType.getEventType(event).getName();
        assertEquals("true", settings.get(name + "#enabled"), name);
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void commandLineEnablesEveryEvent() throws IOException {
    String line;
    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      line =
          lines.filter(each -> each.startsWith("java -XX:StartFlightRecording")).findFirst().get();
    }
    for (Class<? extends Event> event : EVENTS) {
      String name = EventType.getEventType(event).getName();
      assertTrue(line.contains("," + name + "#enabled=true"), name);
    }
  }
}
