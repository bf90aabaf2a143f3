package dev.sockjs.transport.websocket.connection;

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

/** The order of events, demand, and what is discarded. */
final class ReceiverTest {

  private static final int MAX_QUEUED_LENGTH = 10;

  private final List<String> calls = new ArrayList<>();
  private final Receiver receiver =
      new Receiver(new CallRecorder(), MAX_QUEUED_LENGTH, () -> calls.add("after end"));
  private Runnable onFrame = () -> {};

  private final class CallRecorder implements TransportListener {

    @Override
    public void connected(HandshakeDetails details) {
      calls.add("connected");
    }

    @Override
    public boolean frame(String text) {
      calls.add("frame " + text);
      onFrame.run();
      calls.add("done " + text);
      return true;
    }

    @Override
    public void activity() {
      calls.add("activity");
    }

    @Override
    public void end(TransportEnd end) {
      calls.add("end " + end.code().orElse(0));
    }
  }

  @Test
  void frameIsDeliveredOnDemand() {
    receiver.connected(HandshakeDetails.none());
    receiver.offer("one");
    assertEquals(List.of("connected"), calls);
    receiver.demand(1);
    assertEquals(List.of("connected", "frame one", "done one"), calls);
    receiver.demand(1);
    receiver.offer("two");
    assertEquals(List.of("connected", "frame one", "done one", "frame two", "done two"), calls);
  }

  @Test
  void demandFromWithinAFrameDoesNotNestCalls() {
    onFrame = () -> receiver.demand(1);
    receiver.offer("1");
    receiver.offer("2");
    receiver.offer("3");
    receiver.demand(1);
    assertEquals(List.of("frame 1", "done 1", "frame 2", "done 2", "frame 3", "done 3"), calls);
  }

  @Test
  void maximumDemandIsUnlimited() {
    receiver.demand(Long.MAX_VALUE);
    receiver.demand(Long.MAX_VALUE);
    for (int i = 0; i < 100; i++) {
      assertTrue(receiver.offer("x"));
    }
    assertEquals(200, calls.size());
  }

  @Test
  void endIsDeliveredAfterTheFramesBeforeIt() {
    receiver.offer("last");
    receiver.end(TransportEnd.closed(1000, ""));
    receiver.end(TransportEnd.closed(1001, "too late"));
    assertEquals(List.of(), calls);
    receiver.demand(1);
    assertEquals(List.of("frame last", "done last", "end 1000", "after end"), calls);
  }

  @Test
  void frameAfterALostFrameIsDiscardedEvenIfItFits() {
    receiver.offer("12345");
    receiver.offer("67890");
    assertFalse(receiver.offer("lost"));
    receiver.end(TransportEnd.closed(1008, ""));
    receiver.demand(1);
    receiver.offer("new");
    receiver.demand(2);
    assertEquals(
        List.of("frame 12345", "done 12345", "frame 67890", "done 67890", "end 1008", "after end"),
        calls);
  }

  @Test
  void nothingIsDeliveredAfterTheEnd() {
    receiver.demand(10);
    receiver.end(TransportEnd.closed(1000, ""));
    receiver.offer("late");
    receiver.activity();
    receiver.end(TransportEnd.closed(1001, ""));
    assertEquals(List.of("end 1000", "after end"), calls);
  }

  @Test
  void queueIsBounded() {
    assertTrue(receiver.offer("12345"));
    assertTrue(receiver.offer("67890"));
    assertFalse(receiver.offer("x"));
    receiver.demand(1);
    assertTrue(receiver.offer("12345"));
    assertFalse(receiver.offer("x"));
  }

  @Test
  void singleFrameMayExceedTheBound() {
    assertTrue(receiver.offer("1234567890 and more"));
    assertFalse(receiver.offer("x"));
  }

  @Test
  void discardFramesDropsQueuedAndLaterFrames() {
    receiver.offer("waiting");
    receiver.discardFrames();
    receiver.offer("coming");
    receiver.demand(2);
    receiver.activity();
    receiver.end(TransportEnd.closed(1000, ""));
    assertEquals(List.of("activity", "end 1000", "after end"), calls);
  }

  @Test
  void endNeedsNoDemandAfterDiscardFrames() {
    receiver.offer("waiting");
    receiver.end(TransportEnd.closed(1000, ""));
    receiver.discardFrames();
    assertEquals(List.of("end 1000", "after end"), calls);
  }

  @Test
  void nothingIsDeliveredAfterDiscardEverything() {
    receiver.offer("waiting");
    receiver.discardEverything();
    receiver.discardFrames();
    receiver.demand(2);
    receiver.connected(HandshakeDetails.none());
    receiver.end(TransportEnd.closed(1000, ""));
    assertEquals(List.of("after end"), calls);
  }

  @Test
  void discardEverythingFromWithinAFrameMakesItTheLast() {
    onFrame = receiver::discardEverything;
    receiver.offer("1");
    receiver.offer("2");
    receiver.demand(2);
    assertEquals(List.of("frame 1", "after end", "done 1"), calls);
  }

  @Test
  void awaitDemandBlocksUntilTheFrameIsDelivered() throws Exception {
    CompletableFuture<Void> waiter = offerAndAwaitDemand();
    assertFalse(waiter.isDone());
    receiver.demand(1);
    waiter.join();
    assertEquals(List.of("frame 1", "done 1"), calls);
  }

  @Test
  void discardEverythingUnblocksAwaitDemand() throws Exception {
    CompletableFuture<Void> waiter = offerAndAwaitDemand();
    receiver.discardEverything();
    waiter.join();
  }

  @Test
  void interruptEndsAwaitDemandAndIsKept() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              receiver.offer("1");
              Thread.currentThread().interrupt();
              receiver.awaitDemand();
              interrupted.complete(Thread.interrupted());
            });
    thread.start();
    assertTrue(interrupted.join());
  }

  /** Offers a frame on another thread, which then waits for demand. */
  private CompletableFuture<Void> offerAndAwaitDemand() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Void> waiter =
        CompletableFuture.runAsync(
            () -> {
              receiver.offer("1");
              waiting.countDown();
              receiver.awaitDemand();
            });
    waiting.await();
    return waiter;
  }
}
