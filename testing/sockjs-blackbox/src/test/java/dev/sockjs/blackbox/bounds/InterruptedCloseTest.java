package dev.sockjs.blackbox.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.ResourceSnapshot;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls on a thread that is interrupted: they return, keep the interrupt and free everything. */
class InterruptedCloseTest {

  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          if (logged.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(logged.getLoggerName() + ": " + logged.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void record() {
    root.addHandler(handler);
  }

  @AfterEach
  void stopRecording() {
    root.removeHandler(handler);
  }

  @EachTransport
  void closeOfTheClient(String transport) throws Exception {
    assertFreesEverything(transport, 1001, (client, sock) -> client.close());
  }

  @EachTransport
  void closeNowOfTheClient(String transport) throws Exception {
    assertFreesEverything(transport, 1001, (client, sock) -> client.closeNow());
  }

  @EachTransport
  void closeOfTheSessionAndThenOfTheClient(String transport) throws Exception {
    assertFreesEverything(
        transport,
        1000,
        (client, sock) -> {
          sock.close();
          client.close();
        });
  }

  @EachTransport
  void abortOfTheSessionAndThenCloseOfTheClient(String transport) throws Exception {
    assertFreesEverything(
        transport,
        1006,
        (client, sock) -> {
          sock.abort();
          client.close();
        });
  }

  private void assertFreesEverything(
      String transport, int code, BiConsumer<SockJsClient, SockJs> end) throws Exception {
    ResourceSnapshot before = ResourceSnapshot.take();
    try (SessionServer server = SessionServer.silent(transport);
        RecordingListener listener =
            new RecordingListener((sock, message) -> {}, TestSession.TIMEOUT)) {
      SockJsClient client = SockJsClient.create();
      SockJs sock = client.connect(server.url(), TestSession.options(transport).build(), listener);
      listener.awaitOpen();
      assertTrue(isInterruptedAfter(() -> end.accept(client, sock)));
      assertEquals(code, listener.awaitClose().code());
    }
    before.assertNothingIsLeft(transport);
    assertEquals(List.of(), warnings);
  }

  /** Runs a task on an interrupted thread, and returns true if that is interrupted afterwards. */
  private static boolean isInterruptedAfter(Runnable task) throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              try {
                task.run();
                interrupted.complete(Thread.currentThread().isInterrupted());
              } catch (RuntimeException | Error e) {
                interrupted.completeExceptionally(e);
              }
            },
            "interrupted");
    thread.start();
    return interrupted.get(TestSession.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }
}
