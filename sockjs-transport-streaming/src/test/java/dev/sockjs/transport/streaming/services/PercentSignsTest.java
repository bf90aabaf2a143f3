package dev.sockjs.transport.streaming.services;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What servers send for {@code a["100% of %41"]} and its like. */
class PercentSignsTest {

  private final PercentSigns auto = new PercentSigns(Optional.empty());
  private final PercentSigns always = new PercentSigns(Optional.of(true));
  private final PercentSigns never = new PercentSigns(Optional.of(false));

  @Test
  void aServerThatEscapesIsUnderstood() {
    assertEquals("a[\"100% of %41\"]", auto.read("a[\"100%25 of %2541\"]"));
    assertEquals("a[\"%25\"]", auto.read("a[\"%2525\"]"));
  }

  @Test
  void aServerThatDoesNotEscapeIsUnderstood() {
    assertEquals("a[\"100% of %41\"]", auto.read("a[\"100% of %41\"]"));
    assertEquals("a[\"%\"]", auto.read("a[\"%\"]"));
  }

  @Test
  void oneSignWithoutItsEscapeDecidesTheWholeFrame() {
    assertEquals("a[\"%25 5% off\"]", auto.read("a[\"%25 5% off\"]"));
  }

  @Test
  void onceAServerHasShownThatItDoesNotEscapeItNeverDoes() {
    auto.read("a[\"5% off\"]");

    assertEquals("a[\"%25\"]", auto.read("a[\"%25\"]"));
  }

  @Test
  void aServerThatHasEscapedMayYetShowThatItDoesNot() {
    assertEquals("a[\"%\"]", auto.read("a[\"%25\"]"));
    assertEquals("a[\"5% off\"]", auto.read("a[\"5% off\"]"));
    assertEquals("a[\"%25\"]", auto.read("a[\"%25\"]"));
  }

  @Test
  void alwaysTakesEachFrameForEscaped() {
    assertEquals("a[\"5% off % %41\"]", always.read("a[\"5% off %25 %41\"]"));
    assertEquals("a[\"%\"]", always.read("a[\"%25\"]"));
  }

  @Test
  void neverTakesEachFrameAsItIs() {
    assertEquals("a[\"%25\"]", never.read("a[\"%25\"]"));
  }
}
