package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandRun;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sockjs connect --record} and {@code sockjs replay}, over real sockets. */
@Timeout(120)
final class RecordCommandTest {

  private static SockJsTestServer server;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    server = SockJsTestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String url(String endpoint) {
    return server.uri(endpoint).toString();
  }

  private Path record() {
    Path file = directory.resolve("session.jsonl");
    CommandRun run =
        CommandRun.connect(
            url("/echo") + "?token=t0ken",
            "-H",
            "Authorization: Bearer s3cret",
            "--record",
            file.toString(),
            "--send",
            "a",
            "--send",
            "b",
            "--expect",
            "2");
    assertEquals(0, run.status(), run.err());
    return file;
  }

  private static CommandRun replay(Path file, String url, String... options) {
    List<String> args = new ArrayList<>(List.of("replay", file.toString(), url));
    args.addAll(List.of("--info-timeout", "60000", "--timeout", "30000"));
    args.addAll(List.of("--close-linger", "30000"));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray(String[]::new));
  }

  @Test
  void aRecordingHasBothDirectionsAndNoSecrets() throws IOException {
    List<String> lines = Files.readAllLines(record());
    assertEquals(
        List.of(
            "{'dir':'in','event':'open','transport':'websocket'}",
            "{'dir':'out','event':'message','data':'a'}",
            "{'dir':'out','event':'message','data':'b'}",
            "{'dir':'in','event':'message','data':'a'}",
            "{'dir':'in','event':'message','data':'b'}",
            "{'dir':'in','event':'close','code':1000,'reason':'Normal closure','wasClean':true}"),
        lines.stream()
            .map(line -> line.replaceFirst("\"t\":\\d+,", "").replace('"', '\''))
            .sorted(java.util.Comparator.comparingInt(RecordCommandTest::rank))
            .toList());
    assertFalse(lines.toString().contains("t0ken"), lines::toString);
    assertFalse(lines.toString().contains("s3cret"), lines::toString);
  }

  /** Orders the lines, of which the echo of the first message can be before the second one. */
  private static int rank(String line) {
    return line.contains("open") ? 0 : line.contains("close") ? 3 : line.contains("out") ? 1 : 2;
  }

  @Test
  void aReplayReceivesTheSameMessages() {
    CommandRun run = replay(record(), url("/echo"), "--no-wait", "--compare");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().containsAll(List.of("< a", "< b")), run.out()::toString);
    assertEquals("sockjs: 2 messages arrived, 2 were recorded, 0 differ\n", run.err());
  }

  @Test
  void aReplayAtRecordedTimesCanBeRecordedAgain() throws IOException {
    Path again = directory.resolve("again.jsonl");
    CommandRun run = replay(record(), url("/echo"), "--record", again.toString(), "--json");
    assertEquals(0, run.status(), run.err());
    assertEquals(6, Files.readAllLines(again).size());
  }

  @Test
  void aDifferenceIsAFailureThatSaysWhatWasRecorded() {
    CommandRun run = replay(record(), url("/amplify"), "--no-wait", "--compare");
    assertEquals(1, run.status());
    assertTrue(
        run.out().contains("! Message 1 is not as recorded, which was: a"), run.out()::toString);
    assertEquals("sockjs: 2 messages arrived, 2 were recorded, 2 differ\n", run.err());
  }

  @Test
  void withoutAUrlTheRecordingIsPrinted() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("r"),
            """
            {"t":12,"dir":"in","event":"open","transport":"websocket"}
            {"t":1012,"dir":"out","event":"message","data":"a\\u001b"}
            {"t":1020,"dir":"in","event":"close","code":3000,"reason":"bye","wasClean":true}
            """);
    CommandRun run = CommandRun.of("replay", file.toString());
    assertEquals(0, run.status(), run.err());
    assertEquals(
        List.of(
            "    0.012  * open websocket", "    1.012  > a\\u001b", "    1.020  * close 3000 bye"),
        run.out());
  }

  @Test
  void aFileThatCannotBeReadIsBadUsage() throws IOException {
    Path file = Files.writeString(directory.resolve("bad"), "nonsense\n");
    CommandRun bad = CommandRun.of("replay", file.toString());
    assertEquals(2, bad.status());
    assertTrue(bad.err().contains("line 1 is not a recorded event: not JSON: nonsense"), bad.err());
    CommandRun missing = CommandRun.of("replay", "/does/not/exist");
    assertEquals(2, missing.status());
    assertTrue(missing.err().contains("/does/not/exist: there is no such file"), missing.err());
  }

  @Test
  void aFileThatCannotBeWrittenIsBadUsage() {
    CommandRun run = CommandRun.connect(url("/echo"), "--record", "/does/not/exist", "--send", "a");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--record: cannot write the file /does/not/exist"), run.err());
  }
}
