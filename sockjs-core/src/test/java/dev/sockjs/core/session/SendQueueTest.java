package dev.sockjs.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.core.session.SendQueue.Offer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SendQueueTest {

  private final SendQueue queue = new SendQueue(10);

  private static void complete(SendQueue.Progress progress) {
    progress.flushed().forEach(flushed -> flushed.complete(null));
  }

  @Test
  void batchHasTheMessagesThatFitWithBracketsAndCommas() {
    queue.offer("\"a\"", 1);
    queue.offer("\"b\"", 1);
    queue.offer("\"c\"", 1);
    assertEquals(List.of("\"a\"", "\"b\""), queue.nextBatch("[\"a\",\"b\"]".length()));
    queue.batchSent();
    assertEquals(List.of("\"c\""), queue.nextBatch("[\"c\"]".length()));
  }

  @Test
  void messageLongerThanABatchIsSentAlone() {
    queue.offer("\"a\"", 1);
    queue.offer("\"long\"", 4);
    queue.offer("\"b\"", 1);
    assertEquals(List.of("\"a\""), queue.nextBatch(6));
    queue.batchSent();
    assertEquals(List.of("\"long\""), queue.nextBatch(6));
    queue.batchSent();
    assertEquals(List.of("\"b\""), queue.nextBatch(6));
  }

  @Test
  void onlyOneBatchIsInFlight() {
    queue.offer("\"a\"", 1);
    assertEquals(List.of("\"a\""), queue.nextBatch(100));
    queue.offer("\"b\"", 1);
    assertEquals(List.of(), queue.nextBatch(100));
    assertTrue(queue.isSending());
    queue.batchSent();
    assertFalse(queue.isSending());
    assertEquals(List.of("\"b\""), queue.nextBatch(100));
  }

  @Test
  void boundIncludesTheBatchInFlight() {
    assertEquals(Offer.ACCEPTED, queue.offer("x", 6));
    queue.nextBatch(100);
    assertEquals(Offer.ACCEPTED, queue.offer("x", 4));
    assertEquals(Offer.FULL, queue.offer("x", 1));
    assertEquals(10, queue.bufferedBytes());
    queue.batchSent();
    assertEquals(4, queue.bufferedBytes());
    assertEquals(Offer.ACCEPTED, queue.offer("x", 1));
  }

  @Test
  void writableIsReportedOnceBelowHalfAfterARejection() {
    queue.offer("x", 5);
    queue.nextBatch(100);
    queue.offer("y", 5);
    assertEquals(Offer.FULL, queue.offer("z", 1));
    assertFalse(queue.batchSent().writable(), "half full is not below half");
    queue.nextBatch(100);
    assertTrue(queue.batchSent().writable());
    queue.offer("x", 1);
    queue.nextBatch(100);
    assertFalse(queue.batchSent().writable(), "no message was rejected since");
  }

  @Test
  void numberOfEmptyMessagesIsBounded() {
    for (int i = 0; i < SendQueue.MAX_MESSAGES; i++) {
      assertEquals(Offer.ACCEPTED, queue.offer("\"\"", 0));
    }
    assertEquals(Offer.FULL, queue.offer("\"\"", 0));
    assertEquals(SendQueue.MAX_MESSAGES, queue.nextBatch(Integer.MAX_VALUE).size());
    assertTrue(queue.batchSent().writable());
    assertEquals(Offer.ACCEPTED, queue.offer("\"\"", 0));
  }

  @Test
  void flushedWaitsOnlyForMessagesAcceptedBefore() {
    assertTrue(queue.flushed().isDone());
    queue.offer("a", 1);
    CompletableFuture<Void> first = queue.flushed();
    queue.nextBatch(100);
    queue.offer("b", 1);
    CompletableFuture<Void> second = queue.flushed();
    complete(queue.batchSent());
    assertTrue(first.isDone());
    assertFalse(second.isDone());
    queue.nextBatch(100);
    complete(queue.batchSent());
    assertTrue(second.isDone());
  }

  @Test
  void acceptedMessagesAreSentAfterTheQueueStoppedAccepting() {
    queue.offer("a", 1);
    queue.stopAccepting();
    assertEquals(Offer.NOT_ACCEPTING, queue.offer("b", 1));
    assertEquals(List.of("a"), queue.nextBatch(100));
    queue.batchSent();
    assertTrue(queue.isEmpty());
  }

  @Test
  void abandonReturnsTheFuturesThatWaitAndFailsLaterOnes() {
    queue.offer("a", 1);
    CompletableFuture<Void> flushed = queue.flushed();
    RuntimeException cause = new IllegalStateException("over");
    assertEquals(List.of(flushed), queue.abandon(cause));
    CompletionException tooLate =
        assertThrows(CompletionException.class, () -> queue.flushed().join());
    assertEquals(cause, tooLate.getCause());
    assertEquals(Offer.NOT_ACCEPTING, queue.offer("b", 1));
    assertEquals(List.of(), queue.nextBatch(100));
  }
}
