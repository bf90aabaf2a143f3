package dev.sockjs.blackbox.reliability;

import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.reliability.Event.State;
import org.junit.jupiter.api.Tag;

/**
 * Whatever happens in whichever state, over whichever transport: one end, with the promised code,
 * and nothing left of the session.
 */
@Tag("load")
class EndingsTest {

  @EachTransport
  void everyEventInEveryStateEndsTheSessionOnceAndLeavesNothing(String transport)
      throws InterruptedException {
    Scenes scenes = new Scenes();
    for (State state : State.values()) {
      for (Event event : Event.values()) {
        if (event.cannotHappen(state, transport).isEmpty()) {
          scenes.add(state + " x " + event, () -> play(transport, state, event));
        }
      }
    }
    scenes.play();
  }

  private static void play(String transport, State state, Event event) throws Exception {
    try (Ending ending = new Ending(transport, state, event)) {
      ending.play();
    }
  }
}
