package dev.sockjs.benchmarks.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.socket.WebSocketSession;

/** Opens many streams to one host, one after another, and sends a message on the first. */
final class ManyStreams {
  private final int streams;

  ManyStreams(int streams) {
    this.streams = streams;
  }

  void run(Trial trial) throws InterruptedException {
    long threads = threads();
    List<WebSocketSession> sessions = new ArrayList<>();
    Optional<WebSocketSession> next = trial.open(new Recorder(false)).value();
    while (next.isPresent()) {
      sessions.add(next.get());
      next =
          sessions.size() == streams
              ? Optional.empty()
              : trial.open(new Recorder(false)).value();
    }
    trial.fact(sessions.size() + " of " + streams + " open");
    trial.fact(threads() - threads + " more threads");
    if (!sessions.isEmpty()) {
      trial.send(sessions.get(0));
    }
  }

  /** Returns the number of Java threads without those of the server. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("scripted server"))
        .count();
  }
}
