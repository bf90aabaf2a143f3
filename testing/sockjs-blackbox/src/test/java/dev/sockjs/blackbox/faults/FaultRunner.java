package dev.sockjs.blackbox.faults;

import dev.sockjs.SockJsClient;
import java.util.List;

/** Runs many sessions of one client concurrently: a fault of one must not affect another. */
final class FaultRunner {
  private FaultRunner() {}

  /** Runs all sessions to their ends and waits until no connection is left. */
  static List<RunResult> runAll(List<FaultRun> runs) throws InterruptedException {
    try (SockJsClient client = SockJsClient.create()) {
      runs.forEach(run -> run.start(client));
      for (FaultRun run : runs) {
        run.awaitEnd();
      }
    }
    for (FaultRun run : runs) {
      run.awaitNoConnection();
    }
    return runs.stream().map(FaultRun::result).toList();
  }
}
