package dev.sockjs.http.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Decodes any bytes as lines, as a whole and split between any two bytes. */
class LineDecoderFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void lines(byte[] bytes) {
    DecoderOutcome.assertSameHoweverSplit(LineDecoder::new, bytes);
  }
}
