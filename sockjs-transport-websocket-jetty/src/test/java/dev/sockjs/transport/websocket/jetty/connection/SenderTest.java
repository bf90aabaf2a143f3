package dev.sockjs.transport.websocket.jetty.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.Framing;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.junit.jupiter.api.Test;

class SenderTest {

  private final Queue<Runnable> afterEvent = new ArrayDeque<>();
  private final AtomicLong nanos = new AtomicLong(42);
  private final List<Throwable> failures = new ArrayList<>();
  private final Sender sender =
      new Sender(Framing.SOCKJS, afterEvent::add, nanos::get, failures::add);

  private final List<String> written = new ArrayList<>();

  /** Writes at once. A proxy, because Jetty 12.0 and 12.1 differ in the methods to implement. */
  private final CoreSession session =
      (CoreSession)
          Proxy.newProxyInstance(
              CoreSession.class.getClassLoader(),
              new Class<?>[] {CoreSession.class},
              (proxy, method, arguments) -> {
                assertEquals("sendFrame", method.getName());
                written.add(((Frame) arguments[0]).getPayloadAsUTF8());
                ((Callback) arguments[1]).succeeded();
                return null;
              });

  @Test
  void singleBatchCompletesWhenItIsWritten() {
    CompletionStage<Void> first = send("\"a\"");
    nanos.addAndGet(Sender.BURST_NANOS);
    CompletionStage<Void> second = send("\"b\"");

    assertTrue(isSent(first));
    assertTrue(isSent(second));
    assertEquals(List.of(), List.copyOf(afterEvent));
  }

  @Test
  void batchOfABurstIsWrittenAtOnceAndCompletesAfterTheEvent() {
    send("\"a\"");
    nanos.addAndGet(Sender.BURST_NANOS - 1);
    CompletionStage<Void> second = send("\"b\"");

    assertEquals(List.of("[\"a\"]", "[\"b\"]"), written);
    assertFalse(second.toCompletableFuture().isDone());
    afterEvent.remove().run();
    assertTrue(isSent(second));
  }

  @Test
  void stopFailsABatchThatWasWrittenButHasNotCompleted() {
    send("\"a\"");
    CompletionStage<Void> second = send("\"b\"");

    sender.stop();
    afterEvent.remove().run();

    assertTrue(second.toCompletableFuture().isCompletedExceptionally());
    assertEquals(List.of(), failures);
  }

  private static boolean isSent(CompletionStage<Void> stage) {
    return stage.toCompletableFuture().isDone()
        && !stage.toCompletableFuture().isCompletedExceptionally();
  }

  private CompletionStage<Void> send(String literal) {
    return sender.send(List.of(literal), session);
  }
}
