package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptDecoderTest {

  private static final int BOUND = 2000;

  private final List<String> frames = new ArrayList<>();
  private final ScriptDecoder jsonp = new ScriptDecoder("(", ")", BOUND);
  private final ScriptDecoder htmlfile = new ScriptDecoder("<script>p(", "</script>", BOUND);

  @Test
  void jsonpOfSockjsNode() throws Exception {
    decode(jsonp, "/**/cb7(\"a[\\\"x\\\"]\");\r\n");

    assertFrames(jsonp, "a[\"x\"]");
  }

  @Test
  void jsonpOfVertxWhoseEscapesAreNoJson() throws Exception {
    decode(jsonp, "/**/cb7(\"a[\\\"it\\'s a\\/b\\\"]\");\r\n");

    assertFrames(jsonp, "a[\"it's a/b\"]");
  }

  @Test
  void jsonpOfGoWithoutAComment() throws Exception {
    decode(jsonp, "cb7(\"o\");\r\n");

    assertFrames(jsonp, "o");
  }

  @Test
  void jsonpWithoutSemicolonAndLineEnd() throws Exception {
    decode(jsonp, "cb7(\"o\")");

    assertFrames(jsonp, "o");
  }

  @Test
  void jsonpWithWhiteSpaceAndOtherQuotes() throws Exception {
    decode(jsonp, "\n /**/ cb7 ( 'c[3000,\"Go away!\"]' ) ;\n");

    assertFrames(jsonp, "c[3000,\"Go away!\"]");
  }

  @Test
  void htmlfileOfSockjsNode() throws Exception {
    decode(
        htmlfile,
        """
        <!doctype html>
        <html><head>
          <meta http-equiv="X-UA-Compatible" content="IE=edge" />
          <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
        </head><body><h2>Don't panic!</h2>
          <script>
            document.domain = document.domain;
            var c = parent.cb7;
            c.start();
            function p(d) {c.message(d);};
            window.onload = c.stop;
          </script>""");
    decode(htmlfile, " ".repeat(600) + "\r\n\r\n", "<script>\np(\"o\");\n</script>\r\n");
    decode(htmlfile, "<script>\np(\"a[\\\"</script>\\\"]\");\n</script>\r\n");

    assertFrames(htmlfile, "o", "a[\"</script>\"]");
  }

  @Test
  void htmlfileOfSpringWhoseEscapesAreNoJson() throws Exception {
    decode(
        htmlfile,
        "<!DOCTYPE html>\n<html>\t<body>\n",
        "<script>\np(\"a[\\\"\\u003Cb\\u003E it\\'s\\/ \\u001F\\\"]\");\n</script>\r\n");

    assertFrames(htmlfile, "a[\"<b> it's/ \u001f\"]");
  }

  @Test
  void htmlfileOfAiohttpWhosePreludeBeginsWithALineEnd() throws Exception {
    decode(htmlfile, "\n<!doctype html>\n", "<script>\np(\"o\");\n</script>\r\n");

    assertFrames(htmlfile, "o");
  }

  @Test
  void htmlfileWithAFrameBeforeThePrelude() throws Exception {
    decode(htmlfile, "<script>\np(\"c[3000,\\\"Go away!\\\"]\");\n</script>\r\n<!DOCTYPE html>\n");

    assertFrames(htmlfile, "c[3000,\"Go away!\"]");
  }

  @Test
  void htmlfileWithAProbeStuckToAFrame() throws Exception {
    decode(htmlfile, "h<script>\np(\"a[\\\"x\\\"]\");\n</script>\r\n");

    assertFrames(htmlfile, "a[\"x\"]");
  }

  @Test
  void aCharacterMayBeCutAnywhere() throws Exception {
    for (byte each : "cb(\"€😀é\");".getBytes(UTF_8)) {
      jsonp.decode(new byte[] {each}, frames::add);
    }

    assertFrames(jsonp, "€😀é");
  }

  @Test
  void anEmptyLiteralIsNoFrame() throws Exception {
    decode(jsonp, "cb(\"\");\n");

    assertFrames(jsonp);
  }

  @Test
  void anAnswerIsCutUnlessItIsEmptyOrEndsBehindAFrame() throws Exception {
    assertEquals(Optional.empty(), jsonp.rest());
    assertCut(jsonp, "", "/", "**/", "cb7", "(", "\"");
    assertCut(jsonp, "a[", "a[");
    assertCut(jsonp, "a[1]", "1]", "\"");
    decode(jsonp, ")");
    assertFrames(jsonp, "a[1]");
  }

  @Test
  void aFrameInAPageIsCutUpToItsClosingTag() throws Exception {
    assertCut(htmlfile, "", "<", "script>", "\n", "p(");
    assertCut(htmlfile, "o", "\"o", "\");", "\n</script");
    decode(htmlfile, ">");
    assertFrames(htmlfile, "o");
    decode(htmlfile, "\r\n");
    assertFrames(htmlfile, "o");
  }

  @Test
  void aPreludeIsCutUnlessItsLineHasEnded() throws Exception {
    assertCut(htmlfile, "", "<!doctype html>\n<html>", "   ");
    decode(htmlfile, "\r\n");
    assertFrames(htmlfile);
  }

  @Test
  void theBoundIsThatOfTheTextAndNotOfItsSource() throws Exception {
    decode(jsonp, "cb(\"" + "\\u0041".repeat(BOUND) + "\");");
    assertFrames(jsonp, "A".repeat(BOUND));
  }

  @Test
  void aLiteralBeyondTheBoundFailsBeforeItEnds() {
    assertThrows(FrameTooLongException.class, () -> decode(jsonp, "cb(\"" + "x".repeat(BOUND + 1)));
  }

  @Test
  void aBrokenEscapeBeforeTheClosingQuoteIsBoundedToo() {
    assertThrows(
        FrameTooLongException.class, () -> decode(jsonp, "cb(\"" + "x".repeat(BOUND) + "\\u\");"));
  }

  @Test
  void anEndlessPreludeFails() {
    assertThrows(FrameTooLongException.class, () -> decode(htmlfile, "\n".repeat(BOUND + 1)));
  }

  @Test
  void anEndlessTailFails() {
    assertThrows(
        FrameTooLongException.class,
        () -> decode(htmlfile, "<script>p(\"o\")" + " ".repeat(BOUND)));
  }

  private void assertCut(ScriptDecoder decoder, String rest, String... parts) throws Exception {
    for (String part : parts) {
      decode(decoder, part);
      if (part.equals(parts[parts.length - 1])) {
        assertEquals(Optional.of(rest), decoder.rest());
      } else {
        assertEquals(true, decoder.rest().isPresent(), part);
      }
    }
  }

  private void assertFrames(ScriptDecoder decoder, String... expected) {
    assertEquals(List.of(expected), frames);
    assertEquals(Optional.empty(), decoder.rest());
  }

  private void decode(ScriptDecoder decoder, String... parts) throws FrameTooLongException {
    for (String part : parts) {
      decoder.decode(part.getBytes(UTF_8), frames::add);
    }
  }
}
