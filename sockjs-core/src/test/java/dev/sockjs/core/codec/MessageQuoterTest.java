package dev.sockjs.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** sockjs-protocol 0.3.3, "JSON Unicode Encoding". */
class MessageQuoterTest {

  private static final int UNITS = 1 << 16;

  @Test
  void plainTextIsOnlyQuoted() {
    assertEquals("\"\"", MessageQuoter.quote(""));
    assertEquals("\"hello, world\"", MessageQuoter.quote("hello, world"));
    assertEquals(
        "\"Grüße, Привет, 日本 / %\u007f\"", MessageQuoter.quote("Grüße, Привет, 日本 / %\u007f"));
  }

  @Test
  void quotesAndBackslashesAreEscaped() {
    assertEquals("\"say \\\"hi\\\" \\\\o/\"", MessageQuoter.quote("say \"hi\" \\o/"));
  }

  @Test
  void controlCharactersGetTheShortEscapeIfThereIsOne() {
    assertEquals("\"\\b\\t\\n\\f\\r\"", MessageQuoter.quote("\b\t\n\f\r"));
    assertEquals("\"\\u0000\\u000b\\u001f\"", MessageQuoter.quote("\0\u000b\u001f"));
  }

  @Test
  void surrogatesAreEscapedOneByOne() {
    assertEquals("\"\\ud83d\\ude00\"", MessageQuoter.quote("\ud83d\ude00"));
  }

  @Test
  void unpairedSurrogatesAreEscaped() {
    assertEquals("\"a\\ud800\"", MessageQuoter.quote("a\ud800"));
    assertEquals("\"\\udfff\\ud800b\"", MessageQuoter.quote("\udfff\ud800b"));
  }

  @Test
  void unitsThatServersCorruptAreEscaped() {
    assertEquals(
        "\"\\u200c\\u200f\\u2028\\u2029\\u202f\\u2060\\u206f\\ufff0\\uffff\"",
        MessageQuoter.quote("\u200c\u200f\u2028\u2029\u202f\u2060\u206f\ufff0\uffff"));
  }

  @Test
  void unitsThatNormalizationChangesAreEscaped() {
    assertEquals(
        "\"e\\u0301 \\u212b \\u0958 \\uf900\"",
        MessageQuoter.quote("e\u0301 \u212b \u0958 \uf900"));
  }

  @Test
  void neighboursOfTheRangesAreNotEscaped() {
    assertEquals(
        "\" !#[]\u0334\u200b\u2010\u2027\u2030\u205f\u2070\ud7ff\ue000\uffef\"",
        MessageQuoter.quote(" !#[]\u0334\u200b\u2010\u2027\u2030\u205f\u2070\ud7ff\ue000\uffef"));
  }

  @Test
  void textBetweenEscapesIsUnchanged() {
    String run = "0123456789abcdef".repeat(1000);

    assertEquals(
        "\"" + run + "\\n" + run + "\\n\\n" + run + "\"",
        MessageQuoter.quote(run + "\n" + run + "\n\n" + run));
  }

  @Test
  void everyUnitIsWrittenAsInSockJsClient() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int unit = 0; unit < UNITS; unit++) {
      digest.update((MessageQuoter.quote("a" + (char) unit + "b") + "\n").getBytes(UTF_8));
    }

    // The digest of the same lines from quote() in lib/utils/escape.js of sockjs-client 1.6.1. It
    // does not escape U+200C-U+200F, U+2028-U+202F and U+2060-U+206F, so these were escaped after
    // it.
    assertEquals(
        "b734fb58b5a9eb239cff25e9b692f24cfc004a7eb0c20278ee59525900f75b11",
        HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void everyUnitIsDecodedAgainAloneAndBetweenLetters() throws Exception {
    ObjectMapper jackson = new ObjectMapper();
    FrameCodec codec = new FrameCodec(3);
    for (int unit = 0; unit < UNITS; unit++) {
      for (String message : List.of("" + (char) unit, "a" + (char) unit + "b")) {
        String literal = MessageQuoter.quote(message);

        assertEquals(message, jackson.readValue(literal, String.class));
        assertEquals(new Frame.Messages(List.of(message)), codec.decode("a[" + literal + "]"));
      }
    }
  }

  @Test
  void everySequenceOfSurrogatesIsDecodedAgain() {
    char[] classes = {'\ud800', '\udabc', '\udbff', '\udc00', '\udead', '\udfff', 'x', '\u0301'};
    FrameCodec codec = new FrameCodec(3);
    for (char first : classes) {
      for (char second : classes) {
        for (char third : classes) {
          String message = "" + first + second + third;

          assertEquals(
              new Frame.Messages(List.of(message)),
              codec.decode("a[" + MessageQuoter.quote(message) + "]"));
        }
      }
    }
  }
}
