package dev.sockjs.transport.streaming.services;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Frames with percent signs, such as {@code a["100% of %41"]}, as servers send them. */
class PercentDecoderTest {

  private final PercentDecoder unknown = new PercentDecoder(Optional.empty());
  private final PercentDecoder always = new PercentDecoder(Optional.of(true));
  private final PercentDecoder never = new PercentDecoder(Optional.of(false));

  @Test
  void escapedPercentSignsAreDecoded() {
    assertEquals("a[\"100% of %41\"]", unknown.decode("a[\"100%25 of %2541\"]"));
    assertEquals("a[\"%25\"]", unknown.decode("a[\"%2525\"]"));
  }

  @Test
  void unescapedPercentSignsStay() {
    assertEquals("a[\"100% of %41\"]", unknown.decode("a[\"100% of %41\"]"));
    assertEquals("a[\"%\"]", unknown.decode("a[\"%\"]"));
  }

  @Test
  void oneUnescapedSignDecidesForTheWholeFrame() {
    assertEquals("a[\"%25 5% off\"]", unknown.decode("a[\"%25 5% off\"]"));
  }

  @Test
  void unescapedSignDecidesForLaterFrames() {
    unknown.decode("a[\"5% off\"]");

    assertEquals("a[\"%25\"]", unknown.decode("a[\"%25\"]"));
  }

  @Test
  void unescapedSignDecidesAfterSupposedEscape() {
    assertEquals("a[\"%\"]", unknown.decode("a[\"%25\"]"));
    assertEquals("a[\"5% off\"]", unknown.decode("a[\"5% off\"]"));
    assertEquals("a[\"%25\"]", unknown.decode("a[\"%25\"]"));
  }

  @Test
  void alwaysDecodesEachFrame() {
    assertEquals("a[\"5% off % %41\"]", always.decode("a[\"5% off %25 %41\"]"));
    assertEquals("a[\"%\"]", always.decode("a[\"%25\"]"));
  }

  @Test
  void neverDecodesAnyFrame() {
    assertEquals("a[\"%25\"]", never.decode("a[\"%25\"]"));
  }
}
