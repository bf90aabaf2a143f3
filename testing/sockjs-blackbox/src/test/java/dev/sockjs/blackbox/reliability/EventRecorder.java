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

/** Records the callbacks of one session, and checks that it ends once. */
final class EventRecorder implements SockJsListener {

  private static final int TIMEOUT_SECONDS = 60;

  private final BiConsumer<SockJs, String> reaction;

  /** Guarded by this. */
  private final List<String> callbacks = new ArrayList<>();

  private final List<String> messages = new ArrayList<>();

  /**
   * Makes a recorder that also reacts.
   *
   * @param reaction called in every callback with the name of the callback
   */
  EventRecorder(BiConsumer<SockJs, String> reaction) {
    this.reaction = reaction;
  }

  EventRecorder() {
    this((sock, callback) -> {});
  }

  private void record(SockJs sock, String callback) {
    synchronized (this) {
      callbacks.add(callback);
    }
    reaction.accept(sock, callback);
  }

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    record(sock, "attempt");
  }

  @Override
  public void onOpen(SockJs sock) {
    record(sock, "open");
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    synchronized (this) {
      messages.add(message);
    }
    record(sock, "message");
  }

  @Override
  public void onHeartbeat(SockJs sock) {
    record(sock, "heartbeat");
  }

  @Override
  public void onError(SockJs sock, Throwable error) {
    record(sock, "error");
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    record(sock, "close");
  }

  synchronized List<String> messages() {
    return List.copyOf(messages);
  }

  /** Waits until the session is open. */
  static void awaitOpen(SockJs sock)
      throws ExecutionException, InterruptedException, TimeoutException {
    sock.opened().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits for the end of the session, and checks that all of its stages complete. */
  CloseEvent awaitEnd(SockJs sock)
      throws ExecutionException, InterruptedException, TimeoutException {
    CloseEvent event = sock.closed().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    CompletableFuture<?> flushed = sock.flushed().toCompletableFuture();
    assertTrue(sock.opened().toCompletableFuture().isDone(), "opened() is not complete");
    assertEquals(ReadyState.CLOSED, sock.readyState());
    flushed.handle((nothing, failure) -> true).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    return event;
  }

  /** Checks the order of the callbacks, after the last one. */
  synchronized void assertEndedOnce() {
    assertEquals(1, callbacks.stream().filter("close"::equals).count(), callbacks::toString);
    assertTrue(callbacks.stream().filter("open"::equals).count() <= 1, callbacks::toString);
    List<String> after = callbacks.subList(callbacks.indexOf("close") + 1, callbacks.size());
    // An exception of onClose is reported to onError.
    assertTrue(after.isEmpty() || after.equals(List.of("error")), callbacks::toString);
  }
}
