package dev.sockjs.core.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstConnectGateTest {

  private static final String HERE = "http://here";

  private final FirstConnectGate gate = new FirstConnectGate();
  private final List<String> released = new ArrayList<>();

  private boolean mayGo(String origin, String who) {
    return gate.tryEnter(origin, who, () -> released.add(who));
  }

  @Test
  void theFirstGoesAheadAndTheOthersFollowWhenItIsAnswered() {
    assertTrue(mayGo(HERE, "first"));
    assertFalse(mayGo(HERE, "second"));
    assertFalse(mayGo(HERE, "third"));
    assertEquals(List.of(), released);
    gate.leave(HERE, "first", true);
    assertEquals(List.of("second", "third"), released);
    assertTrue(mayGo(HERE, "later"));
    assertTrue(mayGo(HERE, "at once"));
  }

  @Test
  void ifTheFirstIsNotAnsweredTheOthersGoAllTheSameAndTheNextGoesAheadAgain() {
    assertTrue(mayGo(HERE, "first"));
    assertFalse(mayGo(HERE, "second"));
    gate.leave(HERE, "first", false);
    assertEquals(List.of("second"), released);
    assertTrue(mayGo(HERE, "third"));
    assertFalse(mayGo(HERE, "fourth"));
  }

  @Test
  void onlyTheOneThatGoesAheadCanBeOver() {
    assertTrue(mayGo(HERE, "first"));
    assertFalse(mayGo(HERE, "second"));
    gate.leave(HERE, "second", true);
    assertEquals(List.of(), released);
    gate.leave(HERE, "first", false);
    gate.leave(HERE, "first", true);
    assertTrue(mayGo(HERE, "third"));
    gate.leave(HERE, "first", true);
    assertFalse(mayGo(HERE, "fourth"));
  }

  @Test
  void originsDoNotWaitForEachOther() {
    assertTrue(mayGo(HERE, "first"));
    assertTrue(mayGo("http://there", "second"));
  }

  @Test
  void theMemoryIsBounded() {
    for (int i = 0; i <= 256; i++) {
      assertTrue(mayGo("http://host" + i, "leader"));
      gate.leave("http://host" + i, "leader", true);
    }
    assertTrue(mayGo("http://host0", "leader again"));
    assertFalse(mayGo("http://host0", "follower"));
    assertTrue(mayGo("http://host256", "known"));
    assertTrue(mayGo("http://host256", "known too"));
  }
}
