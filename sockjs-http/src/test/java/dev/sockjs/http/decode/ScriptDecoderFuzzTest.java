package dev.sockjs.http.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes as the answers of htmlfile and jsonp, whole and cut between any two bytes. */
class ScriptDecoderFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void htmlfile(byte[] bytes) {
    DecoderOutcome.assertTheSameHoweverCut(
        bound -> new ScriptDecoder("<script>p(", "</script>", bound), bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void jsonp(byte[] bytes) {
    DecoderOutcome.assertTheSameHoweverCut(bound -> new ScriptDecoder("(", ")", bound), bytes);
  }
}
