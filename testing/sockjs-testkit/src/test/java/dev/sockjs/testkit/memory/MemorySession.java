package dev.sockjs.testkit.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session of a {@link MemoryServer}, with the frames that wait to be sent. */
final class MemorySession {

  private static final Pattern GO = Pattern.compile("\\[\"go (\\d+) (\\d+)\"]");

  private final String application;
  private final Deque<String> frames = new ArrayDeque<>();
  private String floodFrame = "";
  private int floodRemaining;

  MemorySession(String application) {
    this.application = application;
    if (!application.equals("silent")) {
      frames.add("o");
    }
    if (application.equals("closing")) {
      frames.add("c[3000,\"Go away!\"]");
    }
  }

  /** Handles a batch of messages. An empty one has no effect. */
  void receive(String batch) {
    Matcher command = GO.matcher(batch);
    if (application.equals("flooding") && command.matches()) {
      floodRemaining = Integer.parseInt(command.group(1));
      floodFrame = "a[\"" + "x".repeat(Integer.parseInt(command.group(2))) + "\"]";
    } else if (application.equals("echo") && !batch.equals("[]")) {
      frames.add("a" + batch);
    }
  }

  Optional<String> poll() {
    if (frames.isEmpty() && floodRemaining > 0) {
      floodRemaining--;
      return Optional.of(floodFrame);
    }
    return Optional.ofNullable(frames.poll());
  }
}
