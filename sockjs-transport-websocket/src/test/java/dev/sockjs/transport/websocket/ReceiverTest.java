package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Who is told what, and when. */
final class ReceiverTest {

  private static final int CAPACITY = 10;

  private final List<String> told = new ArrayList<>();
  private final Receiver inbox = new Receiver(new Teller(), CAPACITY, () -> told.add("over"));
  private Runnable onFrame = () -> {};

  private final class Teller implements TransportListener {

    @Override
    public void connected(HandshakeDetails facts) {
      told.add("connected");
    }

    @Override
    public boolean frame(String text) {
      told.add("frame " + text);
      onFrame.run();
      told.add("done " + text);
      return true;
    }

    @Override
    public void activity() {
      told.add("activity");
    }

    @Override
    public void end(TransportEnd end) {
      told.add("end " + end.code().orElse(0));
    }
  }

  @Test
  void aFrameIsToldWhenItIsDemanded() {
    inbox.connected(HandshakeDetails.none());
    inbox.offer("one");
    assertEquals(List.of("connected"), told);
    inbox.demand(1);
    assertEquals(List.of("connected", "frame one", "done one"), told);
    inbox.demand(1);
    inbox.offer("two");
    assertEquals(List.of("connected", "frame one", "done one", "frame two", "done two"), told);
  }

  @Test
  void demandFromWithinAFrameDoesNotNest() {
    onFrame = () -> inbox.demand(1);
    inbox.offer("1");
    inbox.offer("2");
    inbox.offer("3");
    inbox.demand(1);
    assertEquals(List.of("frame 1", "done 1", "frame 2", "done 2", "frame 3", "done 3"), told);
  }

  @Test
  void demandBeyondAllNumbersHasNoEnd() {
    inbox.demand(Long.MAX_VALUE);
    inbox.demand(Long.MAX_VALUE);
    for (int i = 0; i < 100; i++) {
      assertTrue(inbox.offer("x"));
    }
    assertEquals(200, told.size());
  }

  @Test
  void theEndComesAfterTheFramesBeforeIt() {
    inbox.offer("last");
    inbox.end(TransportEnd.closed(1000, ""));
    inbox.end(TransportEnd.closed(1001, "too late"));
    assertEquals(List.of(), told);
    inbox.demand(1);
    assertEquals(List.of("frame last", "done last", "end 1000", "over"), told);
  }

  @Test
  void aFrameBehindAGapIsDroppedEvenIfThereIsRoomAgain() {
    inbox.offer("12345");
    inbox.offer("67890");
    assertFalse(inbox.offer("lost"));
    inbox.end(TransportEnd.closed(1008, ""));
    inbox.demand(1);
    inbox.offer("new");
    inbox.demand(2);
    assertEquals(
        List.of("frame 12345", "done 12345", "frame 67890", "done 67890", "end 1008", "over"),
        told);
  }

  @Test
  void nothingComesAfterTheEnd() {
    inbox.demand(10);
    inbox.end(TransportEnd.closed(1000, ""));
    inbox.offer("late");
    inbox.activity();
    inbox.end(TransportEnd.closed(1001, ""));
    assertEquals(List.of("end 1000", "over"), told);
  }

  @Test
  void whatWaitsHasABound() {
    assertTrue(inbox.offer("12345"));
    assertTrue(inbox.offer("67890"));
    assertFalse(inbox.offer("x"));
    inbox.demand(1);
    assertTrue(inbox.offer("12345"));
    assertFalse(inbox.offer("x"));
  }

  @Test
  void aSingleFrameMayBeLongerThanTheBound() {
    assertTrue(inbox.offer("1234567890 and more"));
    assertFalse(inbox.offer("x"));
  }

  @Test
  void whenOnlyTheEndIsTakenFramesAreDropped() {
    inbox.offer("waiting");
    inbox.takeOnlyTheEnd();
    inbox.offer("coming");
    inbox.demand(2);
    inbox.activity();
    inbox.end(TransportEnd.closed(1000, ""));
    assertEquals(List.of("activity", "end 1000", "over"), told);
  }

  @Test
  void whenOnlyTheEndIsTakenItWaitsForNoDemand() {
    inbox.offer("waiting");
    inbox.end(TransportEnd.closed(1000, ""));
    inbox.takeOnlyTheEnd();
    assertEquals(List.of("end 1000", "over"), told);
  }

  @Test
  void whenNothingIsTakenNothingIsTold() {
    inbox.offer("waiting");
    inbox.takeNothing();
    inbox.takeOnlyTheEnd();
    inbox.demand(2);
    inbox.connected(HandshakeDetails.none());
    inbox.end(TransportEnd.closed(1000, ""));
    assertEquals(List.of("over"), told);
  }

  @Test
  void whenNothingIsTakenFromWithinAFrameTheFrameIsTheLast() {
    onFrame = inbox::takeNothing;
    inbox.offer("1");
    inbox.offer("2");
    inbox.demand(2);
    assertEquals(List.of("frame 1", "over", "done 1"), told);
  }

  @Test
  void aThreadWaitsUntilItsFrameIsTaken() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Void> waited =
        CompletableFuture.runAsync(
            () -> {
              inbox.offer("1");
              waiting.countDown();
              inbox.awaitDemand();
            });
    waiting.await();
    assertFalse(waited.isDone());
    inbox.demand(1);
    waited.join();
    assertEquals(List.of("frame 1", "done 1"), told);
  }

  @Test
  void aThreadThatWaitsIsSetFreeWhenNothingIsTaken() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Void> waited =
        CompletableFuture.runAsync(
            () -> {
              inbox.offer("1");
              waiting.countDown();
              inbox.awaitDemand();
            });
    waiting.await();
    inbox.takeNothing();
    waited.join();
  }

  @Test
  void anInterruptEndsTheWaitingAndStays() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              inbox.offer("1");
              Thread.currentThread().interrupt();
              inbox.awaitDemand();
              interrupted.complete(Thread.interrupted());
            });
    thread.start();
    assertTrue(interrupted.join());
  }
}
