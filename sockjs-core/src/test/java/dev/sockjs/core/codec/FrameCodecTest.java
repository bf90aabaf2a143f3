package dev.sockjs.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sockjs.spi.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** sockjs-protocol 0.3.3, "Framing accepted by the client", and how servers deviate from it. */
class FrameCodecTest {

  private final FrameCodec codec = new FrameCodec(64);

  @Test
  void openFrameOpens() {
    assertEquals(new Frame.Open(), codec.decode("o"));
  }

  @Test
  void openFrameMayHaveWhiteSpaceAroundIt() {
    assertEquals(new Frame.Open(), codec.decode(" o\r"));
  }

  @Test
  void oneHeartbeatIsAHeartbeat() {
    assertEquals(new Frame.Heartbeat(), codec.decode("h"));
  }

  @Test
  void preludeIsNotAHeartbeat() {
    assertEquals(new Frame.Prelude(), codec.decode("hh"));
    assertEquals(new Frame.Prelude(), codec.decode("h".repeat(2048)));
  }

  @Test
  void heartbeatsBeforeAFrameAreStripped() {
    assertEquals(messages("x"), codec.decode("ha[\"x\"]"));
    assertEquals(new Frame.Open(), codec.decode("h".repeat(2048) + "o"));
    assertEquals(new Frame.Close(3000, "Go away!"), codec.decode("hhc[3000,\"Go away!\"]"));
  }

  @Test
  void arrayFrameHasItsMessagesInOrder() {
    assertEquals(messages("one", "", "three"), codec.decode("a[\"one\",\"\",\"three\"]"));
  }

  @Test
  void emptyArrayFrameHasNoMessages() {
    assertEquals(messages(), codec.decode("a[]"));
    assertEquals(messages(), codec.decode("a[ ]"));
  }

  @Test
  void messageFrameHasOneMessage() {
    assertEquals(messages("x"), codec.decode("m\"x\""));
  }

  @Test
  void jsonWhiteSpaceIsAcceptedEverywhere() {
    assertEquals(messages("x", "1", "y"), codec.decode("a [ \"x\"\t,\r1 \n, \"y\" ] \r\n"));
    assertEquals(messages("x"), codec.decode("m \"x\" "));
  }

  @Test
  void elementsThatAreNotStringsArePassedOnAsJsonText() {
    assertEquals(
        messages("1", "true", "null", "[\"q\", 2]", "{\"a\":[{}, []]}", "-0.5E+10"),
        codec.decode("a[1,true,null,[\"q\", 2],{\"a\":[{}, []]},-0.5E+10]"));
    assertEquals(messages("false"), codec.decode("mfalse"));
    assertEquals(messages("{\"\\u0041\":\"]\"}"), codec.decode("m{\"\\u0041\":\"]\"}"));
  }

  @Test
  void escapeSequencesAreDecoded() {
    assertEquals(messages("\"\\/\b\f\n\r\t"), codec.decode("a[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]"));
    assertEquals(messages("\u001f\u20ac\u20ac"), codec.decode("a[\"\\u001F\\u20ac\\u20AC\"]"));
  }

  @Test
  void escapedAndPlainMessagesMayBeMixed() {
    assertEquals(
        messages("a", "\"b\"", "c", "\n", "d"),
        codec.decode("a[\"a\",\"\\\"b\\\"\",\"c\",\"\\n\",\"d\"]"));
  }

  @Test
  void unpairedSurrogatesAreKeptWithAndWithoutEscapes() {
    assertEquals(
        messages("\ud800", "\udc00\ud800"), codec.decode("a[\"\\ud800\",\"\\udc00\\ud800\"]"));
    assertEquals(
        messages("\ud800", "\udc00\ud800"), codec.decode("a[\"\ud800\",\"\udc00\ud800\"]"));
  }

  @Test
  void everyUnitMayBeUnescapedInAString() {
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      if (unit != '"' && unit != '\\') {
        String message = "a" + (char) unit + "b";

        assertEquals(messages(message), codec.decode("a[\"" + message + "\"]"));
        assertEquals(messages("\t" + message), codec.decode("a[\"\\t" + message + "\"]"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a\"x\"",
        "a{}",
        "anull",
        "a[",
        "a[\"x\"",
        "a[\"x\",",
        "a[\"x\",]",
        "a[,]",
        "a[\"x\" \"y\"]",
        "a[\"x\"]]",
        "a[\"x\"]a",
        "a['x']",
        "a[x]",
        "a[\"x]",
        "a[\"x\\\"]",
        "a[\"x\\",
        "a[\"\\\"\\",
        "a[\"\\x\"]",
        "a[\"\\'\"]",
        "a[\"\\u12\"]",
        "a[\"\\u12",
        "a[\"\\\"\\u12",
        "a[\"\\u12g4\"]",
        "a[\"\\u\uff11234\"]",
        "a[\"\\u+123\"]",
        "a[01]",
        "a[1.]",
        "a[.5]",
        "a[+1]",
        "a[-]",
        "a[1e]",
        "a[1 .5]",
        "a[NaN]",
        "a[nul]",
        "a[truex]",
        "a[{\"x\"}]",
        "a[{\"x\":}]",
        "a[{x:1}]",
        "a[{1:1}]",
        "a[{\"x\":1,}]",
        "a[{\"x\":1]",
        "a[[1}]",
        "a[\u00a01]",
        "m",
        "m\"x",
        "m\"x\"y",
        "mx"
      })
  void brokenJsonIsAProtocolError(String text) {
    Frame.Broken broken = assertInstanceOf(Frame.Broken.class, codec.decode(text));

    assertEquals(1002, broken.closeCode());
  }

  @Test
  void closeFrameHasACodeAndAReason() {
    assertEquals(new Frame.Close(3000, "Go away!"), codec.decode("c[3000,\"Go away!\"]"));
    assertEquals(new Frame.Close(1000, ""), codec.decode("c [ 1000 , \"\" ] "));
    assertEquals(new Frame.Close(3000, "x\"\n€"), codec.decode("c[3000,\"x\\\"\\n\\u20ac\"]"));
  }

  @Test
  void closeFrameMayLackItsReason() {
    assertEquals(new Frame.Close(3000, ""), codec.decode("c[3000]"));
    assertEquals(new Frame.Close(3000, ""), codec.decode("c[3000,null]"));
    assertEquals(new Frame.Close(3000, ""), codec.decode("c[3000,"));
    assertEquals(new Frame.Close(3000, ""), codec.decode("c[3000,\"cut"));
  }

  @Test
  void closeReasonMayLackItsEscapes() {
    assertEquals(new Frame.Close(3000, "x\"y\\€"), codec.decode("c[3000,\"x\"y\\€\"]"));
    assertEquals(new Frame.Close(3000, "a\"]b"), codec.decode("c[3000,\"a\"]b\"]"));
    assertEquals(new Frame.Close(3000, "\\"), codec.decode("c[3000,\"\\\"]"));
    assertEquals(new Frame.Close(3000, "C:\\users"), codec.decode("c[3000,\"C:\\users\"]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c",
        "c[",
        "c[]",
        "c[\"x\",\"y\"]",
        "c3000",
        "c[30",
        "c[null,\"x\"]",
        "c[3000.5,\"x\"]",
        "c[3e3,\"x\"]",
        "c[03000,\"x\"]",
        "c[99999999999,\"x\"]",
        "c[3000 \"x\"]",
        "c{\"code\":3000}",
        "c[\u0663\u0660,\"x\"]"
      })
  void closeFrameWithoutAReadableCodeIsAProtocolError(String text) {
    Frame.Broken broken = assertInstanceOf(Frame.Broken.class, codec.decode(text));

    assertEquals(1002, broken.closeCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "z",
        "o!",
        "open",
        "hello",
        "<html>",
        "[\"x\"]",
        "\u0000",
        "o\ufeff",
        "{\"error\":1}"
      })
  void textThatIsNotAFrameIsUnknown(String text) {
    Frame unknown = assertInstanceOf(Frame.Unknown.class, codec.decode(text));
    assertEquals(Progress.NOT_A_FRAME, unknown.progress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"access denied", "a page", "closed for maintenance", "maintenance", "moved"})
  void wordsAreNotFrames(String text) {
    assertInstanceOf(Frame.Unknown.class, decode(text));
  }

  @Test
  void messageMayBeAnyJsonValue() {
    assertEquals(messages("true"), decode("mtrue"));
    assertEquals(messages("null"), decode("m null"));
    assertEquals(messages("{\"a\":1}"), decode("m{\"a\":1}"));
  }

  private Frame decode(String text) {
    return codec.decode(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n", "\ufeff", "\ufeff\n"})
  void frameWithoutTextIsEmpty(String text) {
    assertEquals(new Frame.Empty(), codec.decode(text));
  }

  @Test
  void byteOrderMarkBeforeAFrameIsDropped() {
    assertEquals(new Frame.Open(), codec.decode("\ufeffo"));
    assertEquals(new Frame.Heartbeat(), codec.decode("\ufeffh"));
    assertEquals(messages("\ufeffx"), codec.decode("\ufeffa[\"\ufeffx\"]"));
    assertEquals(new Frame.Close(3000, "x"), codec.decode("\ufeffc[3000,\"x\"]"));
    assertEquals(messages("\ufeffo"), codec.raw("\ufeffo"));
  }

  @Test
  void frameTellsWhatItBrings() {
    assertEquals(Progress.MADE, decode("o").progress());
    assertEquals(Progress.MADE, decode("a[\"\"]").progress());
    assertEquals(Progress.MADE, decode("m\"x\"").progress());
    assertEquals(Progress.MADE, decode("c[3000,\"x\"]").progress());
    assertEquals(Progress.HEARTBEAT, decode("h").progress());
    assertEquals(Progress.NONE, decode("hhh").progress());
    assertEquals(Progress.NONE, decode("a[]").progress());
    assertEquals(Progress.NONE, decode("c[2010,\"Another connection still open\"]").progress());
  }

  @Test
  void rawWebSocketMessageIsNotDecoded() {
    assertEquals(messages("o"), codec.raw("o"));
    assertEquals(messages(""), codec.raw(""));
  }

  @Test
  void errorQuotesAShortEscapedExcerpt() {
    assertEquals(
        new Frame.Broken(
            1002,
            "Expected ] at index 69: ...\"xxxxxxxxxxxxxxxxxxxxx\\\"\\r\\ny yyyyyyyyyyyyyyyyyyyyyy\"..."),
        codec.decode("a[\"" + "x".repeat(63) + "\"\r\ny " + "y".repeat(100)));
    assertEquals(
        new Frame.Unknown("z\\u000a" + "z".repeat(73) + "..."),
        codec.decode("z\n" + "z".repeat(100)));
  }

  private static Frame messages(String... messages) {
    return new Frame.Messages(List.of(messages));
  }
}
