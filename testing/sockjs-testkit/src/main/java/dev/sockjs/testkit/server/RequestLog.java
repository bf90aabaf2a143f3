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

/** Records what a server receives, and waits for more. Thread-safe. */
final class RequestLog {
  /** Longer than every delay that the library promises. */
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** Guards all fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final List<RecordedRequest> untakenRequests = new ArrayList<>();
  private final List<WebSocketFrame> untakenFrames = new ArrayList<>();
  private final Map<Integer, PeerEnd> ends = new HashMap<>();
  private final List<AssertionError> failures = new ArrayList<>();

  void request(RecordedRequest request) {
    update(
        () -> {
          requests.add(request);
          untakenRequests.add(request);
        });
  }

  void frame(WebSocketFrame frame) {
    update(() -> untakenFrames.add(frame));
  }

  void end(int connection, PeerEnd end) {
    update(() -> ends.put(connection, end));
  }

  void failure(AssertionError failure) {
    update(() -> failures.add(failure));
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

  RecordedRequest awaitRequest(String description, Predicate<RecordedRequest> matches)
      throws InterruptedException {
    return await(
        () -> take(untakenRequests, matches),
        () -> "no " + description + "; not taken: " + untakenRequests);
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

  private void update(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static <T> Optional<T> take(List<T> from, Predicate<T> matches) {
    for (Iterator<T> iterator = from.iterator(); iterator.hasNext(); ) {
      T candidate = iterator.next();
      if (matches.test(candidate)) {
        iterator.remove();
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private <T> T await(Supplier<Optional<T>> find, Supplier<String> message)
      throws InterruptedException {
    long leftNanos = TIMEOUT.toNanos();
    lock.lockInterruptibly();
    try {
      Optional<T> found = find.get();
      while (found.isEmpty()) {
        if (leftNanos <= 0) {
          long seconds = TimeUnit.NANOSECONDS.toSeconds(TIMEOUT.toNanos());
          throw new AssertionError("within " + seconds + " s: " + message.get() + failureNote());
        }
        leftNanos = changed.awaitNanos(leftNanos);
        found = find.get();
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
