package dev.sockjs.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SerialListenerTest {

  private final List<String> events = new ArrayList<>();
  private Consumer<String> reaction = event -> {};
  private final SerialListener serial = new SerialListener(new Recorder());

  @Test
  void eventsArePassedOnInOrderOnTheCallingThread() {
    serial.connected(HandshakeDetails.none());
    serial.reopened();
    serial.frame("o");
    serial.activity();
    serial.end(TransportEnd.closed());
    assertEquals(List.of("connected", "reopened", "frame o", "activity", "end"), events);
  }

  @Test
  void callFromWithinTheListenerFollowsAfterTheListenerHasReturned() {
    reaction =
        event -> {
          if (event.equals("frame 1")) {
            serial.frame("2");
            events.add("after the nested call");
          }
        };
    serial.frame("1");
    assertEquals(List.of("frame 1", "after the nested call", "frame 2"), events);
  }

  @Test
  void progressIsKnownBeforeTheNextEvent() {
    reaction = event -> serial.activity();
    serial.frameOfResponse("o", progress -> events.add(progress.toString()));
    assertEquals(List.of("frame o", "MADE", "activity"), events.subList(0, 3));
  }

  @Test
  void nothingFollowsTheEnd() {
    serial.end(TransportEnd.closed());
    serial.end(TransportEnd.closed());
    serial.frame("late");
    assertEquals(List.of("end"), events);
    assertTrue(serial.hasEnded());
  }

  @Test
  void framesBeforeTheEndArePassedOn() {
    reaction =
        event -> {
          if (event.equals("connected")) {
            serial.frame("o");
            serial.end(TransportEnd.closed());
            assertFalse(serial.hasEnded());
          }
        };
    serial.connected(HandshakeDetails.none());
    assertEquals(List.of("connected", "frame o", "end"), events);
  }

  @Test
  void taskAfterTheEndStillRuns() {
    serial.end(TransportEnd.closed());
    serial.execute(() -> events.add("the stage fails"));
    assertEquals(List.of("end", "the stage fails"), events);
  }

  @Test
  void nothingIsPassedOnAfterDrop() {
    serial.drop();
    serial.frame("late");
    serial.end(TransportEnd.closed());
    assertEquals(List.of(), events);
  }

  @Test
  void exceptionOfATaskIsReportedAndTheNextTaskRuns() {
    Thread thread = Thread.currentThread();
    Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
    List<String> reported = new ArrayList<>();
    thread.setUncaughtExceptionHandler((where, failure) -> reported.add(failure.getMessage()));
    try {
      serial.execute(
          () -> {
            serial.frame("next");
            throw new IllegalStateException("a defect");
          });
    } finally {
      thread.setUncaughtExceptionHandler(before);
    }
    assertEquals(List.of("a defect"), reported);
    assertEquals(List.of("frame next"), events);
  }

  /** The counter is not synchronized, so that overlapping calls lose increments or see others. */
  @Test
  void callsOfSeveralThreadsDoNotOverlap() throws Exception {
    int threads = 4;
    int calls = 20_000;
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    reaction =
        event -> {
          if (inside.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
          }
          inside.decrementAndGet();
        };
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Thread> started = new ArrayList<>();
    for (int n = 0; n < threads; n++) {
      Thread thread =
          new Thread(
              () -> {
                await(start);
                for (int call = 0; call < calls; call++) {
                  serial.frame("x");
                }
              });
      thread.start();
      started.add(thread);
    }
    for (Thread thread : started) {
      thread.join();
    }
    assertEquals(threads * calls, events.size());
    assertEquals(0, overlaps.get());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private final class Recorder implements TransportListener {

    private void add(String event) {
      events.add(event);
      reaction.accept(event);
    }

    @Override
    public void connected(HandshakeDetails details) {
      add("connected");
    }

    @Override
    public void reopened() {
      add("reopened");
    }

    @Override
    public boolean frame(String text) {
      add("frame " + text);
      return true;
    }

    @Override
    public void activity() {
      events.add("activity");
    }

    @Override
    public void end(TransportEnd end) {
      add("end");
    }
  }
}
