package dev.sockjs.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The source of URL and options: asked for each attempt, and every way to fail. */
final class ConnectSourceTest {

  private final List<Integer> asked = new ArrayList<>();

  private Throwable causeOf(Fixture fixture) {
    Disconnect last = fixture.listener.disconnects.get(fixture.listener.disconnects.size() - 1);
    assertEquals(Disconnect.Kind.SOURCE_FAILED, last.kind());
    return last.closeEvent().cause().orElseThrow();
  }

  @Test
  void sourceIsAskedForEachAttempt() {
    SockJsOptions options = SockJsOptions.builder().server("007").build();
    Fixture fixture =
        new Fixture(
            attempt -> {
              asked.add(attempt);
              URI url = URI.create("http://127.0.0.1:1/echo?token=" + asked.size());
              return CompletableFuture.completedFuture(
                  attempt == 2 ? ConnectTarget.of(url, options) : ConnectTarget.of(url));
            });
    fixture.open();
    fixture.advanceMillis(10_000);
    fixture.loseSession();
    fixture.advanceMillis(1000);
    fixture.refuseSession();
    fixture.advanceMillis(2000);
    assertEquals(List.of(1, 1, 2), asked);
    assertEquals("token=3", fixture.client.last().url().getQuery());
    assertSame(options, fixture.client.last().options);
  }

  @Test
  void stageMayCompleteLater() {
    CompletableFuture<ConnectTarget> target = new CompletableFuture<>();
    Fixture fixture = new Fixture(attempt -> target);
    fixture.connect();
    assertEquals(0, fixture.client.sessions.size());
    target.complete(ConnectTarget.of(Fixture.URL));
    fixture.settle();
    assertEquals(1, fixture.client.sessions.size());
  }

  @Test
  void exceptionOfTheSourceIsAFailedAttempt() {
    Fixture fixture =
        new Fixture(
            attempt -> {
              throw new IOException("no token");
            });
    fixture.connect();
    assertEquals("no token", causeOf(fixture).getMessage());
    assertEquals(
        List.of("CONNECTING->WAITING", "down SOURCE_FAILED 1, 1000"), fixture.listener.take());
  }

  @Test
  void failedStageIsAFailedAttempt() {
    Fixture fixture =
        new Fixture(
            attempt ->
                CompletableFuture.<ConnectTarget>failedFuture(new IOException("no token"))
                    .thenApply(target -> target));
    fixture.connect();
    assertInstanceOf(IOException.class, causeOf(fixture));
    fixture.advanceMillis(1000);
    assertEquals(2, fixture.listener.disconnects.size());
  }

  @Test
  void nullIsAMistakeThatIsNotRepeated() {
    Fixture noStage = new Fixture(attempt -> null);
    noStage.connect();
    assertEquals(ReconnectEnd.Reason.NOT_RETRIED, noStage.listener.end.reason());
    Fixture noTarget = new Fixture(attempt -> CompletableFuture.completedFuture(null));
    noTarget.connect();
    assertEquals(
        "The connect source supplied null",
        noTarget.listener.end.closeEvent().cause().orElseThrow().getMessage());
  }

  @Test
  void answerThatComesTooLateIsIgnored() {
    List<CompletableFuture<ConnectTarget>> targets = new ArrayList<>();
    Fixture fixture =
        new Fixture(
            attempt -> {
              targets.add(new CompletableFuture<>());
              return targets.get(targets.size() - 1);
            });
    fixture.builder.sourceTimeout(Duration.ofSeconds(5));
    fixture.connect();
    fixture.advanceMillis(5000);
    assertInstanceOf(TimeoutException.class, causeOf(fixture));
    fixture.advanceMillis(1000);
    targets.get(0).complete(ConnectTarget.of(Fixture.URL));
    fixture.settle();
    assertEquals(0, fixture.client.sessions.size());
    targets.get(1).complete(ConnectTarget.of(Fixture.URL));
    fixture.settle();
    assertEquals(1, fixture.client.sessions.size());
  }

  @Test
  void callThatDoesNotReturnIsNotRepeated() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    Fixture fixture =
        new Fixture(
            attempt -> {
              calls.incrementAndGet();
              called.countDown();
              release.await();
              return CompletableFuture.completedFuture(ConnectTarget.of(Fixture.URL));
            });
    CountDownLatch returned = new CountDownLatch(1);
    AtomicInteger tasks = new AtomicInteger();
    fixture.builder.executor(
        task -> {
          if (tasks.incrementAndGet() != 2) {
            fixture.executor.execute(task);
            return;
          }
          // The first task asks the source, and the second one is its call, which blocks.
          Thread caller =
              new Thread(
                  () -> {
                    task.run();
                    returned.countDown();
                  });
          caller.setDaemon(true);
          caller.start();
        });
    fixture.connect();
    assertTrue(called.await(20, TimeUnit.SECONDS));
    fixture.advanceMillis(60_000);
    assertInstanceOf(TimeoutException.class, causeOf(fixture));
    fixture.advanceMillis(1000);
    assertEquals(
        "An earlier call of the connect source is in progress", causeOf(fixture).getMessage());
    assertEquals(1, calls.get());
    release.countDown();
    assertTrue(returned.await(20, TimeUnit.SECONDS));
    fixture.settle();
    assertEquals(0, fixture.client.sessions.size());
    fixture.advanceMillis(2000);
    assertEquals(2, calls.get());
    assertEquals(1, fixture.client.sessions.size());
  }

  @Test
  void targetThatTheClientRejectsIsAMistakeOfTheSource() {
    Fixture fixture = new Fixture();
    fixture.client.failure = new IllegalArgumentException("The URL has no host");
    fixture.connect();
    assertEquals(
        "NOT_RETRIED: 1006 \"The client rejected the target\" (unclean)",
        fixture.listener.end.toString());
  }

  @Test
  void missingLibraryIsNotRetriedAndIsExplained() {
    Fixture fixture = new Fixture();
    fixture.client.failure = new NoClassDefFoundError("org/example/Missing");
    fixture.connect();
    assertEquals(ReconnectEnd.Reason.NOT_RETRIED, fixture.listener.end.reason());
    String message = fixture.listener.end.closeEvent().cause().orElseThrow().getMessage();
    assertTrue(message.contains("a library is missing"), message);
  }

  @Test
  void otherErrorOfTheClientIsRetried() {
    Fixture fixture = new Fixture();
    fixture.client.failure = new UnsupportedOperationException("not now");
    fixture.connect();
    fixture.client.failure = null;
    fixture.advanceMillis(1000);
    assertEquals(1, fixture.client.sessions.size());
  }

  @Test
  void tasksRunElsewhereIfTheExecutorRejectsThem() throws Exception {
    CountDownLatch sourceAsked = new CountDownLatch(1);
    Fixture fixture =
        new Fixture(
            attempt -> {
              sourceAsked.countDown();
              return new CompletableFuture<>();
            });
    fixture.builder.executor(
        task -> {
          throw new RejectedExecutionException("shut down");
        });
    ReconnectingSockJs sock = fixture.builder.connect((s, message) -> {});
    assertTrue(sourceAsked.await(20, TimeUnit.SECONDS));
    sock.close();
    ReconnectEnd end = sock.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertEquals(ReconnectEnd.Reason.APPLICATION, end.reason());
  }

  @Test
  void secretsOfTheUrlAreNotShown() {
    assertEquals(
        "https://***@example.org/echo?...",
        ConnectTarget.of(URI.create("https://me:secret@example.org/echo?token=secret")).toString());
  }

  @Test
  void argumentsAreChecked() {
    assertThrows(NullPointerException.class, () -> ConnectTarget.of(null));
    Fixture fixture = new Fixture();
    assertThrows(
        IllegalArgumentException.class, () -> fixture.builder.sourceTimeout(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> fixture.builder.queueLimit(0));
    assertThrows(IllegalArgumentException.class, () -> fixture.builder.rememberLimit(-1));
    assertThrows(NullPointerException.class, () -> fixture.builder.connect(null));
  }
}
