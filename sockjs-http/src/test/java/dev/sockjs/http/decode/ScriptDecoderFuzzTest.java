package dev.sockjs.http.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Decodes any bytes as htmlfile and jsonp, as a whole and split between any two bytes. */
class ScriptDecoderFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void htmlfile(byte[] bytes) {
    DecoderOutcome.assertSameHoweverSplit(
        limit -> new ScriptDecoder("<script>p(", "</script>", limit), bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void jsonp(byte[] bytes) {
    DecoderOutcome.assertSameHoweverSplit(limit -> new ScriptDecoder("(", ")", limit), bytes);
  }
}
