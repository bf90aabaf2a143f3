package dev.sockjs.blackbox.reliability;

import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.reliability.EndEvent.State;
import org.junit.jupiter.api.Tag;

/**
 * Whatever happens in whichever state, over whichever transport: one end, with the promised code,
 * and nothing left of the session.
 */
@Tag("load")
class SessionEndTest {

  @EachTransport
  void everyEventInEveryStateEndsTheSessionOnceAndLeavesNothing(String transport)
      throws InterruptedException {
    ConcurrentCases scenes = new ConcurrentCases();
    for (State state : State.values()) {
      for (EndEvent event : EndEvent.values()) {
        if (event.cannotHappen(state, transport).isEmpty()) {
          scenes.add(state + " x " + event, () -> play(transport, state, event));
        }
      }
    }
    scenes.play();
  }

  private static void play(String transport, State state, EndEvent event) throws Exception {
    try (EndScenario ending = new EndScenario(transport, state, event)) {
      ending.play();
    }
  }
}
