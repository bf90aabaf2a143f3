package dev.sockjs.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Records the signals, which must come one at a time. */
final class RecordingSubscriber implements Flow.Subscriber<String> {
  final List<String> received = Collections.synchronizedList(new ArrayList<>());
  Flow.Subscription subscription;

  /** The message whose {@code onNext} throws, counted from 1; 0 for none. */
  int throwsAt;

  private final long demand;
  private final CompletableFuture<Optional<Throwable>> done = new CompletableFuture<>();
  private int count;

  /**
   * @param demand the number of messages that are requested at first
   */
  RecordingSubscriber(long demand) {
    this.demand = demand;
  }

  @Override
  public void onSubscribe(Flow.Subscription granted) {
    subscription = granted;
    granted.request(demand);
  }

  @Override
  public void onNext(String message) {
    assertFalse(done.isDone(), "a message after the end");
    synchronized (this) {
      received.add(message);
      count++;
      notifyAll();
    }
    if (count == throwsAt) {
      throw new IllegalStateException("thrown by the test");
    }
  }

  @Override
  public void onError(Throwable error) {
    assertFalse(done.isDone(), "a second end");
    done.complete(Optional.of(error));
  }

  @Override
  public void onComplete() {
    assertFalse(done.isDone(), "a second end");
    done.complete(Optional.empty());
  }

  boolean isDone() {
    return done.isDone();
  }

  synchronized void awaitMessages(int number) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (count < number) {
      long left = end - System.nanoTime();
      assertFalse(left <= 0, () -> count + " messages instead of " + number);
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    assertEquals(number, count);
  }

  void awaitCompletion() throws Exception {
    assertEquals(Optional.empty(), done.get(30, TimeUnit.SECONDS));
  }

  Throwable awaitError() throws Exception {
    return done.get(30, TimeUnit.SECONDS).orElseThrow();
  }
}
