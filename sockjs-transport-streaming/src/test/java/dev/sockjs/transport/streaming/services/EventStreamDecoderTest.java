package dev.sockjs.transport.streaming.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.http.decode.FrameTooLongException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** WHATWG HTML, section 9.2: "Parsing an event stream", "Interpreting an event stream". */
class EventStreamDecoderTest {

  private static final int LIMIT = 100;

  private final List<String> frames = new ArrayList<>();
  private final EventStreamDecoder decoder =
      new EventStreamDecoder(LIMIT, new PercentDecoder(Optional.empty()));

  @Test
  void eachEventIsFrame() throws Exception {
    decode("\r\n", "data: o\r\n\r\n", "data: a[\"x\"]\r\n\r\n");

    assertFrames("o", "a[\"x\"]");
  }

  @Test
  void linesMayEndWithAnyOfThreeLineEnds() throws Exception {
    decode("data: 1\n\ndata: 2\r\rdata: 3\r\n\r\ndata: 4\r\n\ndata: 5\n\r");

    assertFrames("1", "2", "3", "4", "5");
  }

  @Test
  void eventDoesNotWaitForLineFeedAfterCarriageReturn() throws Exception {
    decode("data: o\r\n\r");
    assertFrames("o");

    decode("\ndata: h\r\n\r\n");
    assertFrames("o", "h");
  }

  @Test
  void byteOrderMarkIsIgnoredOnlyAtTheBeginning() throws Exception {
    decode("\ufeffdata: o\n\n", "\ufeffdata: x\n\n", "data: \ufeff\n\n");

    assertFrames("o", "\ufeff");
  }

  @Test
  void commentsAreIgnored() throws Exception {
    decode(": welcome\n\n:\n:data: x\ndata: o\n:\n\n");

    assertFrames("o");
  }

  @Test
  void oneSpaceAfterTheColonIsDropped() throws Exception {
    decode("data:o\n\ndata: h\n\ndata:  x\n\n");

    assertFrames("o", "h", " x");
  }

  @Test
  void severalDataFieldsAreJoinedByLineFeeds() throws Exception {
    decode("data: a[\ndata\ndata:\"x\"]\n\n");

    assertFrames("a[\n\n\"x\"]");
  }

  @Test
  void otherFieldsAreIgnored() throws Exception {
    decode("id: 7\nretry: 3000\nfoo: bar\ndatabase: x\nData: x\ndata : x\ndata: o\n\nretry: x\n\n");

    assertFrames("o");
  }

  @Test
  void onlyEventsWithoutATypeOrOfTheDefaultTypeAreFrames() throws Exception {
    decode("event: ping\ndata: x\n\n", "data: 1\n\n");
    decode("event: message\ndata: 2\n\n", "event: ping\nevent\ndata: 3\n\n");

    assertFrames("1", "2", "3");
  }

  @Test
  void eventWithoutDataIsNotFrame() throws Exception {
    decode("event: message\n\n\n\ndata\n\n");

    assertFrames();
  }

  @Test
  void heartbeatOfSockjsServletMayPrecedeFrame() throws Exception {
    decode("hdata: a[\"x\"]\r\n\r\n", "hhdata: h\r\n\r\n");

    assertFrames("a[\"x\"]", "h");
  }

  @Test
  void extraLineEndOfPerlIsIgnored() throws Exception {
    decode("data: c[2010,\"Another connection still open\"]\n\r\n\r\n");

    assertFrames("c[2010,\"Another connection still open\"]");
  }

  @Test
  void percentSignsAreDecoded() throws Exception {
    decode("data: a[\"100%25\"]\r\n\r\n");

    assertFrames("a[\"100%\"]");
  }

  @Test
  void characterMayBeSplitAnywhere() throws Exception {
    for (byte each : "data: €😀é\n\n".getBytes(UTF_8)) {
      decoder.decode(new byte[] {each}, frames::add);
    }

    assertFrames("€😀é");
  }

  @Test
  void eventIsIncompleteBeforeItsEmptyLine() throws Exception {
    assertEquals(Optional.empty(), decoder.partialFrame());
    decode("dat");
    assertEquals(Optional.of(""), decoder.partialFrame());
    decode("a: c[3000,");
    assertEquals(Optional.of("c[3000,"), decoder.partialFrame());
    decode("\"Go away!\"]\r\n");
    assertEquals(Optional.of("c[3000,\"Go away!\"]"), decoder.partialFrame());
    decode("\r\n");
    assertFrames("c[3000,\"Go away!\"]");
  }

  @Test
  void commentBetweenEventsIsNotPartialFrame() throws Exception {
    decode(": ping");
    assertTrue(decoder.partialFrame().isPresent());
    decode("\n");
    assertFrames();
  }

  @Test
  void limitAppliesToUnescapedPercentSigns() throws Exception {
    decode("data: " + "%25".repeat(LIMIT) + "\n\n");

    assertFrames("%".repeat(LIMIT));
  }

  @Test
  void frameAboveTheLimitFails() {
    assertThrows(
        FrameTooLongException.class, () -> decode("data: " + "x".repeat(LIMIT + 1) + "\n\n"));
  }

  @Test
  void endlessLineFails() {
    assertEndlessFails("x");
    assertEndlessFails("%");
  }

  @Test
  void endlessDataFails() {
    assertEndlessFails("data: x\n");
  }

  private void assertEndlessFails(String part) {
    assertThrows(
        FrameTooLongException.class,
        () -> {
          for (int i = 0; i < 10 * LIMIT; i++) {
            decode(part);
          }
        });
  }

  private void assertFrames(String... expected) {
    assertEquals(List.of(expected), frames);
    assertEquals(Optional.empty(), decoder.partialFrame());
  }

  private void decode(String... parts) throws FrameTooLongException {
    for (String part : parts) {
      decoder.decode(part.getBytes(UTF_8), frames::add);
    }
  }
}
