package dev.sockjs.cli.bench;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.time.ManualScheduler;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A client whose sessions end in a server of this class, on a manual clock. Sessions open after 5
 * ms, and echo after 2 ms, unless a test sets another behaviour.
 */
final class FakeEchoServer implements SockJsClient {

  final ManualScheduler scheduler;
  final List<FakeSession> sessions = new ArrayList<>();

  Consumer<FakeSession> onConnect = session -> session.after(5, session::open);
  BiConsumer<FakeSession, String> onMessage = (session, text) -> session.receiveAfter(2, text);
  Consumer<FakeSession> onClose = session -> session.end(CloseEvent.of(1000, "", true));
  boolean closed;

  FakeEchoServer(ManualScheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public SockJs connect(URI url, SockJsListener listener) {
    throw new AssertionError("The run has options");
  }

  @Override
  public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
    FakeSession session = new FakeSession(url, listener);
    sessions.add(session);
    onConnect.accept(session);
    return session;
  }

  @Override
  public List<String> transports() {
    return List.of("fake");
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void closeNow() {
    closed = true;
  }

  /** One session, seen from both sides. */
  final class FakeSession implements SockJs {
    /** Messages that were accepted. */
    final List<String> sent = new ArrayList<>();

    private final URI url;
    private final SockJsListener listener;
    private final CompletableFuture<CloseEvent> closed = new CompletableFuture<>();
    private ReadyState state = ReadyState.CONNECTING;
    private int room = Integer.MAX_VALUE;

    FakeSession(URI url, SockJsListener listener) {
      this.url = url;
      this.listener = listener;
    }

    void after(long millis, Runnable task) {
      scheduler.schedule(Duration.ofMillis(millis), task);
    }

    void open() {
      if (state == ReadyState.CONNECTING) {
        state = ReadyState.OPEN;
        listener.onOpen(this);
      }
    }

    void attempt(Attempt attempt) {
      listener.onAttempt(this, attempt);
    }

    void receiveAfter(long millis, String text) {
      after(millis, () -> receive(text));
    }

    void receive(String text) {
      if (state == ReadyState.OPEN) {
        listener.onMessage(this, text);
      }
    }

    /** The buffer has room for this number of messages. */
    void room(int messages) {
      boolean writable = room == 0 && messages > 0;
      room = messages;
      if (writable) {
        listener.onWritable(this);
      }
    }

    void end(CloseEvent event) {
      if (closed.isDone()) {
        return;
      }
      state = ReadyState.CLOSED;
      listener.onClose(this, event);
      closed.complete(event);
    }

    @Override
    public boolean offer(String message) {
      if (state != ReadyState.OPEN || room == 0) {
        return false;
      }
      room--;
      sent.add(message);
      onMessage.accept(this, message);
      return true;
    }

    @Override
    public void close() {
      if (state == ReadyState.CONNECTING) {
        end(CloseEvent.of(1000, "Normal closure", true));
      } else if (state == ReadyState.OPEN) {
        state = ReadyState.CLOSING;
        onClose.accept(this);
      }
    }

    @Override
    public void abort() {
      end(CloseEvent.of(1006, "Aborted", false));
    }

    @Override
    public ReadyState readyState() {
      return state;
    }

    @Override
    public Optional<String> transport() {
      return state == ReadyState.CONNECTING ? Optional.empty() : Optional.of("fake");
    }

    @Override
    public URI url() {
      return url;
    }

    @Override
    public CompletionStage<CloseEvent> closed() {
      return closed;
    }

    @Override
    public void send(String message) {
      throw new AssertionError("Use offer: send throws when the buffer is full");
    }

    @Override
    public void close(int code, String reason) {
      throw new AssertionError("The run closes with 1000");
    }

    @Override
    public CompletionStage<SockJs> opened() {
      throw new AssertionError("The run uses the listener");
    }

    @Override
    public CompletionStage<Void> flushed() {
      throw new AssertionError("The run waits for echoes");
    }

    @Override
    public long bufferedAmount() {
      return 0;
    }

    @Override
    public Optional<String> protocol() {
      return Optional.empty();
    }

    @Override
    public List<String> extensions() {
      return List.of();
    }
  }
}
