package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJsClient;
import dev.sockjs.blackbox.reliability.Event.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens in whichever state, over whichever transport: one end, with the promised code,
 * and nothing left of the session.
 */
@Tag("load")
class EndingsTest {

  static List<String> transports() {
    return Dialect.TRANSPORTS;
  }

  @Test
  void theTransportsUnderTestAreAllThatThereAre() {
    try (SockJsClient client = SockJsClient.create()) {
      assertEquals(Set.copyOf(client.transports()), Set.copyOf(transports()));
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
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
