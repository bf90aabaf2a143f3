package dev.sockjs.blackbox.reliability;

import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.reliability.EndEvent.State;
import dev.sockjs.fixtures.ExpectedLogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/**
 * Every event that can end a session, in every state, over every transport: the session ends once,
 * with the expected code, and leaves nothing.
 */
@Tag("load")
class SessionEndTest {

  private final ExpectedLogs logs = ExpectedLogs.of("dev.sockjs", "thrown by the test");

  @AfterEach
  void closeLogs() {
    logs.close();
  }

  @EachTransport
  void everyEventInEveryStateEndsTheSessionOnce(String transport) throws InterruptedException {
    ConcurrentCases cases = new ConcurrentCases();
    for (State state : State.values()) {
      for (EndEvent event : EndEvent.values()) {
        if (event.whyImpossible(state, transport).isEmpty()) {
          cases.add(state + " x " + event, () -> run(transport, state, event));
        }
      }
    }
    cases.run();
  }

  private static void run(String transport, State state, EndEvent event) throws Exception {
    try (EndScenario scenario = new EndScenario(transport, state, event)) {
      scenario.run();
    }
  }
}
