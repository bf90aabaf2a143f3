package dev.sockjs.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

class FrameCodecProperties {

  private final FrameCodec codec = new FrameCodec(Integer.MAX_VALUE);

  private final JacksonReference jackson = new JacksonReference();

  @Property
  @Domain(MessageDomain.class)
  void quotedJoinedAndDecodedMessagesAreUnchanged(@ForAll @Size(max = 20) List<String> messages) {
    String batch = messages.stream().map(MessageQuoter::quote).collect(Collectors.joining(","));

    assertEquals(new Frame.Messages(messages), codec.decode("a[" + batch + "]"));
  }

  @Property
  @Domain(MessageDomain.class)
  void quotedAndDecodedMessageIsUnchanged(@ForAll String message) {
    String literal = MessageQuoter.quote(message);

    assertEquals(new Frame.Messages(List.of(message)), codec.decode("m" + literal));
  }

  @Property
  @Domain(MessageDomain.class)
  void everyWayOfEscapingDecodesToTheSameMessage(
      @ForAll @Size(max = 5) List<String> messages, @ForAll("numbers") int seed) {
    Random random = new Random(seed);
    String batch =
        messages.stream().map(message -> literal(message, random)).collect(Collectors.joining(","));

    assertEquals(new Frame.Messages(messages), codec.decode("a[" + batch + "]"));
  }

  @Property
  @Domain(MessageDomain.class)
  void sizeLimitAppliesToTheDecodedMessage(@ForAll String message) {
    String frame = "a[" + MessageQuoter.quote(message) + "]";

    assertEquals(new Frame.Messages(List.of(message)), decode(message.length(), frame));
    if (!message.isEmpty()) {
      assertEquals(
          1009,
          assertInstanceOf(Frame.Broken.class, decode(message.length() - 1, frame)).closeCode());
    }
  }

  @Property
  @Domain(MessageDomain.class)
  void truncatedArrayFrameIsBroken(@ForAll String message, @ForAll("numbers") int place) {
    String frame = "a[" + MessageQuoter.quote(message) + "]";
    Frame cut = codec.decode(frame.substring(0, 1 + Math.floorMod(place, frame.length() - 1)));

    assertEquals(1002, assertInstanceOf(Frame.Broken.class, cut).closeCode());
  }

  @Property
  @Domain(MessageDomain.class)
  void quotedAndDecodedCloseReasonIsUnchanged(@ForAll("numbers") int code, @ForAll String reason) {
    assertEquals(
        new Frame.Close(code, reason),
        codec.decode("c[" + code + "," + MessageQuoter.quote(reason) + "]"));
  }

  @Property
  @Domain(MessageDomain.class)
  void unescapedReasonNeverBreaksACloseFrame(@ForAll String reason) {
    Frame frame = codec.decode("c[3000,\"" + reason + "\"]");

    assertEquals(3000, assertInstanceOf(Frame.Close.class, frame).code());
  }

  @Property
  void arrayIsDecodedOrRejectedAsByJackson(@ForAll("nearlyJson") String json) {
    jackson.assertSameMessages(json, codec.decode("a" + json));
  }

  @Property
  void everyTextDecodesToAFrame(
      @ForAll("frameParts") String text, @ForAll @IntRange(max = 10) int maxMessageSize) {
    Frame frame = new FrameCodec(maxMessageSize).decode(text);

    assertNotNull(frame);
    if (frame instanceof Frame.Messages messages) {
      assertTrue(messages.messages().stream().allMatch(m -> m.length() <= maxMessageSize));
    }
  }

  @Property
  void heartbeatsBeforeAFrameChangeNothing(
      @ForAll("frameParts") String text, @ForAll @IntRange(min = 2, max = 9) int heartbeats) {
    Frame alone = codec.decode(text);
    Frame afterHeartbeats = codec.decode("h".repeat(heartbeats) + text);

    if (alone instanceof Frame.Messages
        || alone instanceof Frame.Close
        || alone instanceof Frame.Open) {
      assertEquals(alone, afterHeartbeats);
    }
    if (alone instanceof Frame.Heartbeat || alone instanceof Frame.Prelude) {
      assertEquals(new Frame.Prelude(), afterHeartbeats);
    }
  }

  private static Frame decode(int maxMessageSize, String text) {
    return new FrameCodec(maxMessageSize).decode(text);
  }

  /** Escapes the units that need it and random others, with digits of either case. */
  private static String literal(String message, Random random) {
    StringBuilder literal = new StringBuilder("\"");
    for (int at = 0; at < message.length(); at++) {
      char unit = message.charAt(at);
      if (unit == '"' || unit == '\\' || random.nextInt(3) == 0) {
        literal.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
      } else {
        literal.append(unit);
      }
    }
    return literal.append('"').toString();
  }

  @Provide
  Arbitrary<Integer> numbers() {
    return Arbitraries.integers();
  }

  /** Arrays of JSON values in which at most one unit was removed or repeated. */
  @Provide
  Arbitrary<String> nearlyJson() {
    Arbitrary<String> arrays = list("[", values(), "]");
    Arbitrary<Integer> places = Arbitraries.integers().between(-20, 200);
    return Combinators.combine(arrays, places, Arbitraries.of(true, false))
        .as(
            (json, place, doubled) ->
                place < 0 || place >= json.length()
                    ? json
                    : json.substring(0, doubled ? place + 1 : place)
                        + json.substring(doubled ? place : place + 1));
  }

  private static Arbitrary<String> values() {
    Arbitrary<String> leaves =
        Arbitraries.of(
            "0",
            "-1",
            "12.5",
            "1e3",
            "-0.5E-7",
            "true",
            "false",
            "null",
            "\"\"",
            "\"x\"",
            "\"\\n\"",
            "\"\\\"\"",
            "\"\\\\\"",
            "\"\\ud83D\\uDe00\"",
            "\"\\ud800\"",
            "\"\u0001\uffff\"",
            "\"a,b]\"",
            "\"\\/\"");
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner,
                list("[", inner, "]"),
                list("{", inner.map(value -> "\"k\\n\" :" + value), "}")),
        0,
        4);
  }

  private static Arbitrary<String> list(String open, Arbitrary<String> elements, String close) {
    Arbitrary<String> space = Arbitraries.of("", "", "", " ", "\t\r\n");
    return Combinators.combine(elements.list().ofMaxSize(5), space)
        .as((list, gap) -> open + gap + String.join(gap + "," + gap, list) + gap + close);
  }

  /** Parts of frames in any order. */
  @Provide
  Arbitrary<String> frameParts() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "a[", "m", "c[", "o", "h", "3000", "\"", "\"", "\\", "\\u", "00e9", "[", "]", "{",
                "}", ":", ",", "true", "nul", "-", "1", ".5", "e+", " ", "\r\n", "x", "\"x\",",
                "\0", "\ud800", "\uffff"),
            Arbitraries.chars().all().map(String::valueOf))
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }
}
