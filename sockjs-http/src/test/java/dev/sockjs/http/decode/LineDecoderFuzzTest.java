package dev.sockjs.http.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes as an answer of frames in lines, whole and cut between any two bytes. */
class LineDecoderFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void lines(byte[] bytes) {
    DecoderOutcome.assertTheSameHoweverCut(LineDecoder::new, bytes);
  }
}
