package dev.sockjs.spring.test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.ExecutorChannelInterceptor;

/** Lets messages overtake the {@code SUBSCRIBE} frames sent before them. */
final class SlowSubscriptions implements ExecutorChannelInterceptor {

  private final Semaphore arrived = new Semaphore(0);
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** Holds subscriptions until the latch is open. */
  void hold(CountDownLatch until) {
    arrived.drainPermits();
    held = until;
  }

  /** Waits until a subscription is held. */
  void awaitHeld() throws InterruptedException {
    if (!arrived.tryAcquire(60, TimeUnit.SECONDS)) {
      throw new AssertionError("no subscription");
    }
  }

  @Override
  public Message<?> beforeHandle(
      Message<?> message, MessageChannel channel, MessageHandler handler) {
    if (SimpMessageHeaderAccessor.getMessageType(message.getHeaders())
        == SimpMessageType.SUBSCRIBE) {
      arrived.release();
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000));
      await();
    }
    return message;
  }

  private void await() {
    try {
      if (!held.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("held for too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
