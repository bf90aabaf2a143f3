package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** A session that is ending refuses messages already, and has not reported its end yet. */
@Timeout(60)
class ConnectionTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Connection connection = new Connection("default", false, 10, false, null);

  @BeforeEach
  void start() {
    connection.started(endingSession());
  }

  private static SockJs endingSession() {
    return (SockJs)
        Proxy.newProxyInstance(
            SockJs.class.getClassLoader(),
            new Class<?>[] {SockJs.class},
            (proxy, method, args) -> answer(method.getName()));
  }

  private static Object answer(String method) {
    return switch (method) {
      case "offer" -> false;
      case "readyState" -> ReadyState.CLOSING;
      case "flushed" -> CompletableFuture.failedStage(new IllegalStateException("closed"));
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private void assertFailsWithTheCloseCode(Executable call) {
    Executor later = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);
    CloseEvent event = CloseEvent.of(3000, "Go away!", true);
    later.execute(() -> connection.onClose(connection.sock(), event));
    SampleFailure failure = assertThrows(SampleFailure.class, call);
    assertEquals("3000", failure.code());
  }

  @Test
  void messageThatIsRefusedFailsWithTheCloseCode() {
    assertFailsWithTheCloseCode(() -> connection.send("x", Deadline.after(LONG)));
  }

  @Test
  void messageThatIsNotFlushedFailsWithTheCloseCode() {
    assertFailsWithTheCloseCode(() -> connection.awaitFlushed(Deadline.after(LONG)));
  }

  @Test
  void endThatIsNotReportedIsAwaitedUntilTheDeadline() {
    Deadline soon = Deadline.after(Duration.ofMillis(50));
    SampleFailure failure = assertThrows(SampleFailure.class, () -> connection.send("x", soon));
    assertEquals("The message was not sent: the connection is closing", failure.message());
  }
}
