package dev.sockjs.core.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstConnectGateTest {

  private static final String ORIGIN = "http://a.example";

  private final FirstConnectGate gate = new FirstConnectGate();
  private final List<String> released = new ArrayList<>();

  private boolean tryEnter(String origin, String connect) {
    return gate.tryEnter(origin, connect, () -> released.add(connect));
  }

  @Test
  void othersWaitUntilTheFirstHasAResponse() {
    assertTrue(tryEnter(ORIGIN, "first"));
    assertFalse(tryEnter(ORIGIN, "second"));
    assertFalse(tryEnter(ORIGIN, "third"));
    assertEquals(List.of(), released);
    gate.leave(ORIGIN, "first", true);
    assertEquals(List.of("second", "third"), released);
    assertTrue(tryEnter(ORIGIN, "later"));
    assertTrue(tryEnter(ORIGIN, "last"));
  }

  @Test
  void othersRunAndTheNextIsFirstAgainIfTheFirstHasNoResponse() {
    assertTrue(tryEnter(ORIGIN, "first"));
    assertFalse(tryEnter(ORIGIN, "second"));
    gate.leave(ORIGIN, "first", false);
    assertEquals(List.of("second"), released);
    assertTrue(tryEnter(ORIGIN, "third"));
    assertFalse(tryEnter(ORIGIN, "fourth"));
  }

  @Test
  void onlyTheFirstConnectOpensTheGate() {
    assertTrue(tryEnter(ORIGIN, "first"));
    assertFalse(tryEnter(ORIGIN, "second"));
    gate.leave(ORIGIN, "second", true);
    assertEquals(List.of(), released);
    gate.leave(ORIGIN, "first", false);
    gate.leave(ORIGIN, "first", true);
    assertTrue(tryEnter(ORIGIN, "third"));
    gate.leave(ORIGIN, "first", true);
    assertFalse(tryEnter(ORIGIN, "fourth"));
  }

  @Test
  void originsDoNotWaitForEachOther() {
    assertTrue(tryEnter(ORIGIN, "first"));
    assertTrue(tryEnter("http://b.example", "second"));
  }

  @Test
  void numberOfRememberedOriginsIsBounded() {
    for (int i = 0; i <= 256; i++) {
      assertTrue(tryEnter("http://host" + i, "first"));
      gate.leave("http://host" + i, "first", true);
    }
    assertTrue(tryEnter("http://host0", "first again"));
    assertFalse(tryEnter("http://host0", "second"));
    assertTrue(tryEnter("http://host256", "later"));
    assertTrue(tryEnter("http://host256", "another"));
  }
}
