package dev.sockjs.cli.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings, written and read. */
final class RecorderTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long now = 5;
  private final Recorder recorder =
      new Recorder(
          out,
          () -> now++,
          error -> {
            throw new AssertionError(error);
          });

  private static Recording read(String text) throws IOException {
    return Recording.read(new BufferedReader(new StringReader(text)));
  }

  @Test
  void eachEventIsAJsonLineWithTimeAndDirection() {
    recorder.opened("websocket");
    recorder.sent("a \"b\"");
    recorder.received("\ud800");
    recorder.heartbeat();
    recorder.closed(CloseEvent.of(3000, "bye", true));
    assertEquals(
        """
        {"t":5,"dir":"in","event":"open","transport":"websocket"}
        {"t":6,"dir":"out","event":"message","data":"a \\"b\\""}
        {"t":7,"dir":"in","event":"message","data":"\\ud800"}
        {"t":8,"dir":"in","event":"heartbeat"}
        {"t":9,"dir":"in","event":"close","code":3000,"reason":"bye","wasClean":true}
        """,
        out.toString(UTF_8));
  }

  @Test
  void aRecordingIsReadAsItWasWritten() throws IOException {
    recorder.opened("websocket");
    recorder.sent("a \u2028 \ud83d\ude00 \\");
    recorder.received("\udc00");
    recorder.closed(CloseEvent.of(3000, "bye", true));
    Recording recording = read(out.toString(UTF_8));
    assertEquals(5, recording.openMillis());
    assertEquals(List.of("a \u2028 \ud83d\ude00 \\"), recording.sent());
    assertEquals(List.of("\udc00"), recording.received());
    assertEquals("3000 bye", recording.events().get(3).data());
  }

  @Test
  void credentialsOfStompAreLeftOut() {
    recorder.sent("CONNECT\nlogin:me\npasscode:s3cret\nX-Auth-Token:t0ken\nhost:a\n\n\0");
    recorder.sent("SEND\ndestination:/a\nlogin:kept\n\nlogin:kept\0");
    String text = out.toString(UTF_8);
    assertFalse(text.contains("s3cret") || text.contains("t0ken") || text.contains("me\\u000a"));
    assertTrue(text.contains("CONNECT\\u000ahost:a\\u000a"), text);
    assertTrue(text.contains("login:kept\\u000a\\u000alogin:kept"), text);
  }

  @Test
  void aFailureIsReportedOnceAndEndsTheRecording() {
    List<String> errors = new ArrayList<>();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int unit) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Recorder failing = new Recorder(full, () -> 0, errors::add);
    assertFalse(failing.hasFailed());
    failing.sent("a");
    failing.sent("b");
    assertEquals(List.of("The recording ends here: No space left on device"), errors);
    assertTrue(failing.hasFailed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense | not JSON",
        "[] | not a JSON object",
        "{\"dir\":\"in\",\"event\":\"open\"} | \"t\" is missing",
        "{\"t\":\"x\",\"dir\":\"in\",\"event\":\"open\"} | \"t\" is not a number of milliseconds",
        "{\"t\":1,\"dir\":\"up\",\"event\":\"open\"} | \"dir\" is not \"in\" or \"out\"",
        "{\"t\":1,\"dir\":\"in\"} | \"event\" is missing",
        "{\"t\":1,\"dir\":{},\"event\":\"open\"} | \"dir\" is not one value",
      })
  void anErrorQuotesTheLineAndItsNumber(String line, String problem) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> read("\n" + line + "\n"));
    assertEquals("line 2 is not a recorded event: " + problem + ": " + line, error.getMessage());
  }
}
