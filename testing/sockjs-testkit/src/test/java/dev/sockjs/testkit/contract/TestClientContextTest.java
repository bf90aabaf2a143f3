package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Http2;
import dev.sockjs.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TestClientContextTest {

  private final List<String> closed = new ArrayList<>();

  private record First(List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add("first");
    }
  }

  private record Second(List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add("second");
    }
  }

  @Test
  void sharedObjectIsCreatedOnceAndClosedInReverseOrder() {
    TestClientContext context = TestClientContext.create();
    First first = context.shared(First.class, () -> new First(closed));
    context.shared(Second.class, () -> new Second(closed));
    assertSame(first, context.shared(First.class, () -> new First(closed)));

    context.close();
    context.close();
    assertEquals(List.of("second", "first"), closed);
    assertThrows(
        IllegalStateException.class, () -> context.shared(First.class, () -> new First(closed)));
  }

  @Test
  void copyHasTheSettingsAndItsOwnSharedObjects() {
    ManualScheduler scheduler = new ManualScheduler();
    TestClientContext context =
        TestClientContext.builder().scheduler(scheduler).blocking(Runnable::run).build();
    try (TestClientContext copy = context.toBuilder().http2(Http2.TLS).build()) {
      assertSame(scheduler, copy.scheduler());
      assertSame(context.blocking(), copy.blocking());
      assertEquals(Http2.TLS, copy.http2());
      assertEquals(Http2.OFF, context.http2());
      copy.shared(First.class, () -> new First(closed));
      context.close();
      assertEquals(List.of(), closed);
    }
  }

  @Test
  void threadsAndTimeAreRealByDefault() {
    try (TestClientContext context = TestClientContext.create()) {
      CompletableFuture<Boolean> onPool = new CompletableFuture<>();
      context.blocking().execute(() -> onPool.complete(Thread.currentThread().isDaemon()));
      assertTrue(onPool.orTimeout(10, TimeUnit.SECONDS).join());

      long before = context.scheduler().nanoTime();
      CompletableFuture<Long> later = new CompletableFuture<>();
      context
          .scheduler()
          .schedule(Duration.ofMillis(1), () -> later.complete(context.scheduler().nanoTime()));
      long after = later.orTimeout(10, TimeUnit.SECONDS).join();
      assertTrue(after - before >= 1_000_000, "ran too early");
    }
  }

  @Test
  void customSettingsAreUsed() {
    ManualScheduler scheduler = new ManualScheduler();
    Executor executor = Runnable::run;
    try (TestClientContext context =
        TestClientContext.builder().scheduler(scheduler).blocking(executor).build()) {
      assertSame(scheduler, context.scheduler());
      assertSame(executor, context.blocking());
      assertEquals(Optional.empty(), context.proxy());
    }
  }
}
