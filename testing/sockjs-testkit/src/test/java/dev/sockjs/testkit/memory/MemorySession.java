package dev.sockjs.testkit.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session of a {@link MemoryServer}: what its application has to send. */
final class MemorySession {

  private static final Pattern GO = Pattern.compile("\\[\"go (\\d+) (\\d+)\"]");

  private final String application;
  private final Deque<String> frames = new ArrayDeque<>();
  private String floodFrame = "";
  private int floodLeft;

  MemorySession(String application) {
    this.application = application;
    if (!application.equals("mute")) {
      frames.add("o");
    }
    if (application.equals("closing")) {
      frames.add("c[3000,\"Go away!\"]");
    }
  }

  /** A batch came; an empty one means nothing. */
  void take(String batch) {
    Matcher order = GO.matcher(batch);
    if (application.equals("flooding") && order.matches()) {
      floodLeft = Integer.parseInt(order.group(1));
      floodFrame = "a[\"" + "x".repeat(Integer.parseInt(order.group(2))) + "\"]";
    } else if (application.equals("echo") && !batch.equals("[]")) {
      frames.add("a" + batch);
    }
  }

  Optional<String> poll() {
    if (frames.isEmpty() && floodLeft > 0) {
      floodLeft--;
      return Optional.of(floodFrame);
    }
    return Optional.ofNullable(frames.poll());
  }
}
