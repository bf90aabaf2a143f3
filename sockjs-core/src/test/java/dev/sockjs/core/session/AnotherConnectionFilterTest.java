package dev.sockjs.core.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.core.codec.FrameCodec;
import org.junit.jupiter.api.Test;

class AnotherConnectionFilterTest {

  private static final String ANOTHER = "c[2010,\"Another connection still open\"]";

  private final FrameCodec codec = new FrameCodec(1024);
  private final AnotherConnectionFilter filter = new AnotherConnectionFilter();

  private boolean ignores(String text) {
    return filter.ignores(codec.decode(text));
  }

  @Test
  void frameOfTheFirstResponseIsNotIgnored() {
    assertFalse(ignores(ANOTHER));
  }

  @Test
  void firstFrameOfAnotherResponseIsIgnored() {
    filter.reopened();
    assertTrue(ignores(ANOTHER));
  }

  @Test
  void preludeIsNotTheFirstFrame() {
    filter.reopened();
    assertFalse(ignores("hhhh"));
    assertTrue(ignores(ANOTHER));
  }

  @Test
  void laterFrameOfAResponseIsNotIgnored() {
    filter.reopened();
    assertFalse(ignores("h"));
    assertFalse(ignores(ANOTHER));
  }

  @Test
  void frameThatIsRepeatedInTheNextResponseIsNotIgnored() {
    filter.reopened();
    assertTrue(ignores(ANOTHER));
    filter.reopened();
    assertFalse(ignores("hhhh"));
    assertFalse(ignores(ANOTHER));
  }

  @Test
  void frameThatIsRepeatedInTheSameResponseIsNotIgnored() {
    filter.reopened();
    assertTrue(ignores(ANOTHER));
    assertFalse(ignores(ANOTHER));
  }

  @Test
  void frameIsIgnoredAgainAfterAnyOtherFrame() {
    filter.reopened();
    assertTrue(ignores(ANOTHER));
    filter.reopened();
    assertFalse(ignores("h"));
    filter.reopened();
    assertTrue(ignores(ANOTHER));
  }

  @Test
  void otherCloseFramesAreNotIgnored() {
    filter.reopened();
    assertFalse(ignores("c[3000,\"Go away!\"]"));
  }
}
