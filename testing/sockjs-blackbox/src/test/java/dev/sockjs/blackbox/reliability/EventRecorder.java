package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** What one session tells its application, from the first callback to the last. */
final class EventRecorder implements SockJsListener {

  private static final int PATIENCE_SECONDS = 20;

  private final BiConsumer<SockJs, String> reaction;

  /** Guarded by this. */
  private final List<String> told = new ArrayList<>();

  private final List<String> messages = new ArrayList<>();

  /**
   * Begins with nothing.
   *
   * @param reaction what the application does in each callback, of which it is given the name
   */
  EventRecorder(BiConsumer<SockJs, String> reaction) {
    this.reaction = reaction;
  }

  EventRecorder() {
    this((sock, callback) -> {});
  }

  private void hear(SockJs sock, String callback) {
    synchronized (this) {
      told.add(callback);
    }
    reaction.accept(sock, callback);
  }

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    hear(sock, "attempt");
  }

  @Override
  public void onOpen(SockJs sock) {
    hear(sock, "open");
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    synchronized (this) {
      messages.add(message);
    }
    hear(sock, "message");
  }

  @Override
  public void onHeartbeat(SockJs sock) {
    hear(sock, "heartbeat");
  }

  @Override
  public void onError(SockJs sock, Throwable error) {
    hear(sock, "error");
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    hear(sock, "close");
  }

  synchronized List<String> messages() {
    return List.copyOf(messages);
  }

  /** Waits until the session is open. */
  static void awaitOpen(SockJs sock)
      throws ExecutionException, InterruptedException, TimeoutException {
    sock.opened().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits until the session has ended, and looks whether it has as it was promised. */
  CloseEvent awaitEnd(SockJs sock)
      throws ExecutionException, InterruptedException, TimeoutException {
    CloseEvent event = sock.closed().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    CompletableFuture<?> flushed = sock.flushed().toCompletableFuture();
    assertTrue(sock.opened().toCompletableFuture().isDone(), "opened() hangs");
    assertEquals(ReadyState.CLOSED, sock.readyState());
    flushed.handle((nothing, failure) -> true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return event;
  }

  /** Looks back once nothing can come any more. */
  synchronized void assertEndedOnce() {
    assertEquals(1, told.stream().filter("close"::equals).count(), told::toString);
    assertTrue(told.stream().filter("open"::equals).count() <= 1, told::toString);
    List<String> after = told.subList(told.indexOf("close") + 1, told.size());
    // A listener whose onClose throws is told so.
    assertTrue(after.isEmpty() || after.equals(List.of("error")), told::toString);
  }
}
