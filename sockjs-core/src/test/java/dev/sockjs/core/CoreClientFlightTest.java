package dev.sockjs.core;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.SockJs;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of JDK Flight Recorder, read back from a recording. */
class CoreClientFlightTest extends CoreClientFixture {

  private static final String PREFIX = "dev.sockjs.";

  private static final List<String> NAMES =
      List.of("Attempt", "Close", "Connect", "HeartbeatGap", "Open", "SendStall");

  @TempDir private Path directory;

  /** Runs a task while all events are on, and returns what was recorded, in order of their ends. */
  private List<RecordedEvent> record(Runnable task) throws IOException {
    try (Recording recording = new Recording()) {
      NAMES.forEach(name -> recording.enable(PREFIX + name).withoutThreshold());
      recording.start();
      task.run();
      recording.stop();
      return read(recording);
    }
  }

  private List<RecordedEvent> read(Recording recording) throws IOException {
    Path file = directory.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith(PREFIX))
        .sorted((one, other) -> one.getEndTime().compareTo(other.getEndTime()))
        .collect(toList());
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(PREFIX + name))
        .toList();
  }

  private static RecordedEvent only(List<RecordedEvent> events, String name) {
    List<RecordedEvent> found = named(events, name);
    assertEquals(1, found.size(), () -> name + " in " + events);
    return found.get(0);
  }

  private void connectOverPoll() {
    connect(options -> options.transports("missing", "socket", "poll"));
    scheduler.advance(Duration.ofMillis(7));
    socket.connection().end(TransportEnd.failed(Phase.REQUEST, "no upgrade").withStatus(403));
    poll.connection().open();
    listener.awaitOpen();
  }

  @Test
  void connectHasItsAttempts() throws IOException {
    List<RecordedEvent> events =
        record(
            () -> {
              connectOverPoll();
              closeClient();
            });
    RecordedEvent connect = only(events, "Connect");
    assertEquals("http://***@example.org/echo?...", connect.getString("url"));
    assertEquals("open", connect.getString("outcome"));
    assertEquals("poll", connect.getString("transport"));
    assertTrue(
        connect
            .getString("attempts")
            .matches(
                "missing SKIPPED in ELIGIBILITY after 0 ms: .*; socket FAILED in REQUEST after 7"
                    + " ms, status 403: no upgrade; poll OPEN in OPEN after 0 ms"),
        connect.getString("attempts"));
    assertTrue(connect.getStackTrace() == null, "no stack traces");
    List<RecordedEvent> attempts = named(events, "Attempt");
    assertEquals(
        List.of("missing skipped 0", "socket failed 403", "poll open 0"),
        attempts.stream()
            .map(
                attempt ->
                    attempt.getString("transport")
                        + " "
                        + attempt.getString("outcome")
                        + " "
                        + attempt.getInt("status"))
            .toList());
    assertEquals("no upgrade", attempts.get(1).getString("cause"));
    assertEquals("request", attempts.get(1).getString("phase"));
    RecordedEvent open = only(events, "Open");
    assertEquals("poll", open.getString("transport"));
    RecordedEvent close = only(events, "Close");
    assertEquals(1001, close.getInt("code"));
    assertEquals("Client closed", close.getString("reason"));
    assertFalse(close.getBoolean("clean"));
    assertEquals("application", close.getString("end"));
    assertEquals(
        1, events.stream().map(event -> event.getLong("session")).distinct().count(), "one number");
    assertFalse(events.toString().contains("secret"), events::toString);
  }

  @Test
  void failedConnectSaysWhy() throws IOException {
    List<RecordedEvent> events =
        record(
            () -> {
              connect();
              scheduler.advance(Duration.ofMinutes(1));
              listener.awaitClose();
            });
    RecordedEvent connect = only(events, "Connect");
    assertEquals("failed", connect.getString("outcome"));
    assertEquals("", connect.getString("transport"));
    assertEquals("2000 \"All transports failed\" (unclean)", connect.getString("end"));
    assertEquals(List.of(), named(events, "Close"), "no session was open");
  }

  @Test
  void heartbeatGapsEndWithAHeartbeatOrTheSession() throws IOException {
    List<RecordedEvent> events =
        record(
            () -> {
              connectAndOpen();
              socket.connection().frames("h", "h");
              listener.awaitHeartbeat();
              listener.awaitHeartbeat();
              closeClient();
            });
    assertEquals(
        List.of(true, true, false),
        named(events, "HeartbeatGap").stream().map(gap -> gap.getBoolean("complete")).toList());
  }

  @Test
  void sendStallCountsRejectedMessages() throws IOException {
    socket.completesSends = false;
    List<RecordedEvent> events =
        record(
            () -> {
              SockJs sock = connectAndOpen(options -> options.maxBufferedAmount(10));
              sock.send("0123456789");
              sock.offer("x");
              sock.offer("y");
              socket.connection().stages.get(0).complete(null);
              listener.awaitWritable();
              sock.send("last");
              closeClient();
            });
    assertEquals(
        List.of("2 true", "0 false"),
        named(events, "SendStall").stream()
            .map(stall -> stall.getInt("rejected") + " " + stall.getBoolean("sent"))
            .toList());
  }

  /** Also the threshold: a batch that is sent at once is not a stall. */
  @Test
  void batchThatIsSentAtOnceIsNotAStall() throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable(PREFIX + "SendStall");
      recording.start();
      connectAndOpen().send("x");
      closeClient();
      recording.stop();
      assertEquals(List.of(), read(recording));
    }
  }

  @Test
  void eventsAreOffUnlessTheyAreEnabled() throws IOException {
    try (Recording recording = new Recording()) {
      recording.start();
      connectOverPoll();
      closeClient();
      recording.stop();
      assertEquals(List.of(), read(recording));
    }
    Stream<EventType> own =
        FlightRecorder.getFlightRecorder().getEventTypes().stream()
            .filter(type -> type.getName().startsWith(PREFIX));
    assertEquals(
        NAMES.stream().map(PREFIX::concat).toList(),
        own.filter(type -> !type.isEnabled()).map(EventType::getName).sorted().toList());
  }

  /** A recording may start while a session is open. */
  @Test
  void endOfASessionIsRecordedAlthoughItOpenedBefore() throws IOException {
    connectAndOpen();
    List<RecordedEvent> events = record(this::closeClient);
    assertEquals(1001, only(events, "Close").getInt("code"));
    assertEquals(List.of(), named(events, "Connect"));
  }
}
