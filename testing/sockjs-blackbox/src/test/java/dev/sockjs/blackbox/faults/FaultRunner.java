package dev.sockjs.blackbox.faults;

import dev.sockjs.SockJsClient;
import java.util.List;

/** Sessions of one client, all at the same time, so that what spoils one may not touch the next. */
final class FaultRunner {
  private FaultRunner() {}

  /** Goes through it, to the last connection, and says what came of each. */
  static List<RunResult> of(List<FaultRun> ordeals) throws InterruptedException {
    try (SockJsClient client = SockJsClient.create()) {
      ordeals.forEach(ordeal -> ordeal.begin(client));
      for (FaultRun ordeal : ordeals) {
        ordeal.awaitEnd();
      }
    }
    for (FaultRun ordeal : ordeals) {
      ordeal.awaitNoConnection();
    }
    return ordeals.stream().map(FaultRun::outcome).toList();
  }
}
