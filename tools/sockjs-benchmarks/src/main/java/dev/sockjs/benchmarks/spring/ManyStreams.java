package dev.sockjs.benchmarks.spring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.socket.WebSocketSession;

/** Opens many streams to one host, one after another, and sends a message on the first. */
final class ManyStreams {
  private final int streams;

  ManyStreams(int streams) {
    this.streams = streams;
  }

  void run(Trial trial) throws InterruptedException {
    Set<Thread> before = threads();
    List<WebSocketSession> sessions = new ArrayList<>();
    Optional<WebSocketSession> next = trial.open(new Recorder(false)).value();
    while (next.isPresent()) {
      sessions.add(next.get());
      next =
          sessions.size() == streams ? Optional.empty() : trial.open(new Recorder(false)).value();
    }
    trial.fact(sessions.size() + " of " + streams + " open");
    Set<Thread> added = threads();
    added.removeAll(before);
    trial.fact(added.size() + " more threads");
    if (!sessions.isEmpty()) {
      trial.send(sessions.get(0));
    }
  }

  /** Returns the Java threads without those of the server. */
  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> thread.getName().startsWith("scripted server"));
    return threads;
  }
}
