package dev.sockjs.reconnect;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.SendBufferFullException;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A session that the test opens and ends. As in the engine, its callbacks run later, in order, on
 * an executor. Used by one thread.
 */
final class FakeSession implements SockJs {

  final URI url;
  final SockJsOptions options;
  final List<String> sent = new ArrayList<>();
  private final List<CompletableFuture<Void>> flushes = new ArrayList<>();
  private final SockJsListener listener;
  private final Executor executor;
  private ReadyState state = ReadyState.CONNECTING;
  private boolean ended;
  private boolean closedByClient;

  /** How many more messages fit. */
  int room = Integer.MAX_VALUE;

  int longestMessage = Integer.MAX_VALUE;

  /** Runs in {@code send}, before the message is accepted. */
  Runnable beforeSend = () -> {};

  FakeSession(URI url, SockJsOptions options, SockJsListener listener, Executor executor) {
    this.url = url;
    this.options = options;
    this.listener = listener;
    this.executor = executor;
  }

  void open() {
    state = ReadyState.OPEN;
    executor.execute(() -> listener.onOpen(this));
  }

  /** Ends the session as the engine does when every transport has failed. */
  void refuse(int code, String reason, Attempt... attempts) {
    for (Attempt attempt : attempts) {
      executor.execute(() -> listener.onAttempt(this, attempt));
    }
    end(CloseEvent.of(code, reason, false));
  }

  void refuse() {
    refuse(
        2000,
        "All transports failed",
        Attempt.of("fake", Attempt.Outcome.FAILED, Phase.CONNECT, Duration.ZERO));
  }

  void lose() {
    end(CloseEvent.of(1006, "Connection lost", false));
  }

  void end(CloseEvent event) {
    if (!ended) {
      ended = true;
      state = ReadyState.CLOSING;
      executor.execute(
          () -> {
            state = ReadyState.CLOSED;
            listener.onClose(this, event);
          });
    }
  }

  /** Refuses messages, because an end is on its way that the listener does not know. */
  void closing() {
    state = ReadyState.CLOSING;
  }

  boolean isLive() {
    return !ended;
  }

  void message(String message) {
    executor.execute(() -> listener.onMessage(this, message));
  }

  void heartbeat() {
    executor.execute(() -> listener.onHeartbeat(this));
  }

  void writable(int messages) {
    room = messages;
    executor.execute(() -> listener.onWritable(this));
  }

  void flush() {
    List<CompletableFuture<Void>> done = List.copyOf(flushes);
    flushes.clear();
    done.forEach(flushed -> executor.execute(() -> flushed.complete(null)));
  }

  @Override
  public void send(String message) {
    beforeSend.run();
    if (state == ReadyState.CONNECTING) {
      throw new IllegalStateException("CONNECTING");
    }
    if (state != ReadyState.OPEN) {
      throw new SessionClosedException(this);
    }
    if (message.length() > longestMessage) {
      throw new IllegalArgumentException("longer than the send buffer");
    }
    if (room == 0) {
      throw new SendBufferFullException(10, 10);
    }
    room--;
    sent.add(message);
  }

  boolean isClosedByClient() {
    return closedByClient;
  }

  @Override
  public void close(int code, String reason) {
    closedByClient |= state == ReadyState.CONNECTING || state == ReadyState.OPEN;
    end(CloseEvent.of(code, reason, true));
  }

  @Override
  public void close() {
    close(1000, "Normal closure");
  }

  @Override
  public void abort() {
    end(CloseEvent.of(1006, "Aborted", false));
  }

  @Override
  public CompletionStage<Void> flushed() {
    CompletableFuture<Void> flushed = new CompletableFuture<>();
    flushes.add(flushed);
    return flushed;
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public ReadyState readyState() {
    return state;
  }

  @Override
  public Optional<String> transport() {
    return Optional.of("fake");
  }

  @Override
  public Optional<String> protocol() {
    return Optional.empty();
  }

  @Override
  public List<String> extensions() {
    return List.of();
  }

  @Override
  public boolean offer(String message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long bufferedAmount() {
    return 7;
  }

  @Override
  public CompletionStage<SockJs> opened() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<CloseEvent> closed() {
    throw new UnsupportedOperationException();
  }
}
