package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptDecoderTest {

  private static final int LIMIT = 2000;

  private final List<String> frames = new ArrayList<>();
  private final ScriptDecoder jsonp = new ScriptDecoder("(", ")", LIMIT);
  private final ScriptDecoder htmlfile = new ScriptDecoder("<script>p(", "</script>", LIMIT);

  @Test
  void jsonpOfSockjsNode() throws Exception {
    decode(jsonp, "/**/cb7(\"a[\\\"x\\\"]\");\r\n");

    assertFrames(jsonp, "a[\"x\"]");
  }

  @Test
  void jsonpOfVertxWithEscapesThatAreNotJson() throws Exception {
    decode(jsonp, "/**/cb7(\"a[\\\"it\\'s a\\/b\\\"]\");\r\n");

    assertFrames(jsonp, "a[\"it's a/b\"]");
  }

  @Test
  void jsonpOfGoWithoutComment() throws Exception {
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
  void htmlfileOfSpringWithEscapesThatAreNotJson() throws Exception {
    decode(
        htmlfile,
        "<!DOCTYPE html>\n<html>\t<body>\n",
        "<script>\np(\"a[\\\"\\u003Cb\\u003E it\\'s\\/ \\u001F\\\"]\");\n</script>\r\n");

    assertFrames(htmlfile, "a[\"<b> it's/ \u001f\"]");
  }

  @Test
  void htmlfileOfAiohttpWithLineEndBeforePrelude() throws Exception {
    decode(htmlfile, "\n<!doctype html>\n", "<script>\np(\"o\");\n</script>\r\n");

    assertFrames(htmlfile, "o");
  }

  @Test
  void htmlfileWithFrameBeforePrelude() throws Exception {
    decode(htmlfile, "<script>\np(\"c[3000,\\\"Go away!\\\"]\");\n</script>\r\n<!DOCTYPE html>\n");

    assertFrames(htmlfile, "c[3000,\"Go away!\"]");
  }

  @Test
  void htmlfileWithHeartbeatAttachedToFrame() throws Exception {
    decode(htmlfile, "h<script>\np(\"a[\\\"x\\\"]\");\n</script>\r\n");

    assertFrames(htmlfile, "a[\"x\"]");
  }

  @Test
  void characterMayBeSplitAnywhere() throws Exception {
    for (byte each : "cb(\"€😀é\");".getBytes(UTF_8)) {
      jsonp.decode(new byte[] {each}, frames::add);
    }

    assertFrames(jsonp, "€😀é");
  }

  @Test
  void emptyLiteralIsNotFrame() throws Exception {
    decode(jsonp, "cb(\"\");\n");

    assertFrames(jsonp);
  }

  @Test
  void responseIsIncompleteUnlessEmptyOrAfterFrame() throws Exception {
    assertEquals(Optional.empty(), jsonp.partialFrame());
    assertPartialFrame(jsonp, "", "/", "**/", "cb7", "(", "\"");
    assertPartialFrame(jsonp, "a[", "a[");
    assertPartialFrame(jsonp, "a[1]", "1]", "\"");
    decode(jsonp, ")");
    assertFrames(jsonp, "a[1]");
  }

  @Test
  void htmlfileFrameIsIncompleteBeforeItsClosingTag() throws Exception {
    assertPartialFrame(htmlfile, "", "<", "script>", "\n", "p(");
    assertPartialFrame(htmlfile, "o", "\"o", "\");", "\n</script");
    decode(htmlfile, ">");
    assertFrames(htmlfile, "o");
    decode(htmlfile, "\r\n");
    assertFrames(htmlfile, "o");
  }

  @Test
  void preludeIsIncompleteBeforeItsLineEnd() throws Exception {
    assertPartialFrame(htmlfile, "", "<!doctype html>\n<html>", "   ");
    decode(htmlfile, "\r\n");
    assertFrames(htmlfile);
  }

  @Test
  void limitAppliesToTheTextWithoutEscapes() throws Exception {
    decode(jsonp, "cb(\"" + "\\u0041".repeat(LIMIT) + "\");");
    assertFrames(jsonp, "A".repeat(LIMIT));
  }

  @Test
  void literalAboveTheLimitFailsBeforeItEnds() {
    assertThrows(FrameTooLongException.class, () -> decode(jsonp, "cb(\"" + "x".repeat(LIMIT + 1)));
  }

  @Test
  void limitAppliesToBrokenEscapeBeforeClosingQuote() {
    assertThrows(
        FrameTooLongException.class, () -> decode(jsonp, "cb(\"" + "x".repeat(LIMIT) + "\\u\");"));
  }

  @Test
  void endlessPreludeFails() {
    assertThrows(FrameTooLongException.class, () -> decode(htmlfile, "\n".repeat(LIMIT + 1)));
  }

  @Test
  void endlessTextAfterLiteralFails() {
    assertThrows(
        FrameTooLongException.class,
        () -> decode(htmlfile, "<script>p(\"o\")" + " ".repeat(LIMIT)));
  }

  private void assertPartialFrame(ScriptDecoder decoder, String text, String... parts)
      throws Exception {
    for (String part : parts) {
      decode(decoder, part);
      if (part.equals(parts[parts.length - 1])) {
        assertEquals(Optional.of(text), decoder.partialFrame());
      } else {
        assertEquals(true, decoder.partialFrame().isPresent(), part);
      }
    }
  }

  private void assertFrames(ScriptDecoder decoder, String... expected) {
    assertEquals(List.of(expected), frames);
    assertEquals(Optional.empty(), decoder.partialFrame());
  }

  private void decode(ScriptDecoder decoder, String... parts) throws FrameTooLongException {
    for (String part : parts) {
      decoder.decode(part.getBytes(UTF_8), frames::add);
    }
  }
}
