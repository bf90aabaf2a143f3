package dev.sockjs.testkit.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a server has seen so far, and waiting for more of it. The lock guards every field. */
final class RequestLog {
  /** How long a test waits for what it expects before it fails: far beyond every promise. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final List<RecordedRequest> untakenRequests = new ArrayList<>();
  private final List<WebSocketFrame> untakenFrames = new ArrayList<>();
  private final Map<Integer, PeerEnd> ends = new HashMap<>();
  private final List<AssertionError> failures = new ArrayList<>();

  void request(RecordedRequest request) {
    note(
        () -> {
          requests.add(request);
          untakenRequests.add(request);
        });
  }

  void frame(WebSocketFrame frame) {
    note(() -> untakenFrames.add(frame));
  }

  void end(int connection, PeerEnd end) {
    note(() -> ends.put(connection, end));
  }

  void failure(AssertionError failure) {
    note(() -> failures.add(failure));
  }

  List<RecordedRequest> requests() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  List<AssertionError> failures() {
    lock.lock();
    try {
      return List.copyOf(failures);
    } finally {
      lock.unlock();
    }
  }

  RecordedRequest awaitRequest(String what, Predicate<RecordedRequest> wanted)
      throws InterruptedException {
    return await(
        () -> take(untakenRequests, wanted),
        () -> "no " + what + "; not taken: " + untakenRequests);
  }

  WebSocketFrame awaitFrame(int opcode) throws InterruptedException {
    return await(
        () -> take(untakenFrames, frame -> frame.opcode() == opcode),
        () -> "no frame of opcode " + opcode + "; not taken: " + untakenFrames);
  }

  AssertionError awaitFailure() throws InterruptedException {
    return await(() -> take(failures, failure -> true), () -> "no failure");
  }

  PeerEnd awaitEnd(int connection) throws InterruptedException {
    return await(
        () -> Optional.ofNullable(ends.get(connection)),
        () -> "the client has not ended connection " + connection + "; ended: " + ends);
  }

  private void note(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static <T> Optional<T> take(List<T> from, Predicate<T> wanted) {
    for (Iterator<T> each = from.iterator(); each.hasNext(); ) {
      T candidate = each.next();
      if (wanted.test(candidate)) {
        each.remove();
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private <T> T await(Supplier<Optional<T>> look, Supplier<String> complaint)
      throws InterruptedException {
    long nanosLeft = PATIENCE.toNanos();
    lock.lockInterruptibly();
    try {
      Optional<T> found = look.get();
      while (found.isEmpty()) {
        if (nanosLeft <= 0) {
          long seconds = TimeUnit.NANOSECONDS.toSeconds(PATIENCE.toNanos());
          throw new AssertionError("within " + seconds + " s: " + complaint.get() + failureNote());
        }
        nanosLeft = changed.awaitNanos(nanosLeft);
        found = look.get();
      }
      return found.get();
    } finally {
      lock.unlock();
    }
  }

  private String failureNote() {
    return failures.isEmpty()
        ? ""
        : "; failed: " + failures.stream().map(Throwable::getMessage).toList();
  }
}
