package dev.sockjs.cli.connect;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.cli.output.ErrorMessage;
import dev.sockjs.cli.output.Output;
import dev.sockjs.cli.record.Recorder;
import dev.sockjs.reconnect.ReconnectingSockJs;
import dev.sockjs.spi.Scheduler;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The one connection of {@code sockjs connect}. It sends the input once it is open, and prints
 * every event. It closes when an input line says so or when the expected number of messages has
 * arrived. If no messages are expected, it closes after it has sent all input. The close event is
 * printed once, as the last line.
 *
 * <p>Callbacks run on the client's executor; the input, the deadline and signals each have a thread
 * of their own. {@link #print} serializes the output of all of them.
 */
public final class ConnectSession implements SockJsListener {

  private static final CloseEvent DEADLINE = CloseEvent.of(1006, "Deadline", false);
  private static final CloseEvent OUTPUT_CLOSED = CloseEvent.of(1006, "Output closed", false);

  private final Input input;
  private final Dialect dialect;
  private final Ending ending;
  private final Output output;
  private final Recorder recorder;
  private final AtomicBoolean inputStarted = new AtomicBoolean();
  private final AtomicInteger receivedMessages = new AtomicInteger();

  /** Completed after the last line has been printed. */
  private final CompletableFuture<CloseEvent> ended = new CompletableFuture<>();

  /** Completed while input can be sent, or when the session has ended. */
  private volatile CompletableFuture<Void> ready = new CompletableFuture<>();

  private volatile Runnable closer = () -> {};
  private volatile boolean interrupted;
  private volatile boolean failed;
  private volatile boolean opened;

  /** Guarded by this. */
  private boolean transportAttempted;

  /**
   * Creates the listener for a connection.
   *
   * @param input read once the session is open
   * @param dialect the protocol in the messages
   */
  public ConnectSession(
      Input input, Dialect dialect, Ending ending, Output output, Recorder recorder) {
    this.input = input;
    this.dialect = dialect;
    this.ending = ending;
    this.output = output;
    this.recorder = recorder;
  }

  /** Sets what closes the connection that was created for this session. Called once. */
  public void closeWith(Runnable close) {
    closer = close;
    if (interrupted) {
      close.run();
    }
  }

  /** Ends the session with 1006 "Deadline" after a time, whether it is open by then or not. */
  public void endAfter(Duration deadline) {
    CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> end(DEADLINE));
  }

  /**
   * Waits for the end of the session.
   *
   * @return the exit status: 0 after a clean close if the expected messages arrived and nothing
   *     failed, 1 otherwise
   */
  public int awaitEnd() {
    CloseEvent event = ended.join();
    return event.wasClean() && hasExpectedMessages() && !failed && !recorder.hasFailed() ? 0 : 1;
  }

  /** Returns whether the session has opened. */
  public boolean hasOpened() {
    return opened;
  }

  /** Returns how the session ended, or empty if it has not. */
  public Optional<CloseEvent> closeEvent() {
    return Optional.ofNullable(ended.getNow(null));
  }

  /**
   * Closes with 1000, and waits for the end of the session.
   *
   * @return the exit status, as from {@link #awaitEnd}
   */
  public int interrupt() {
    interrupted = true;
    closer.run();
    // Needed if the reader of the output has stopped reading: a blocked write delays onClose.
    long limitMillis = 2 * ending.closeLinger().toMillis();
    ended.completeOnTimeout(OUTPUT_CLOSED, limitMillis, TimeUnit.MILLISECONDS);
    return awaitEnd();
  }

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    attempted(attempt);
  }

  void attempted(Attempt attempt) {
    print(
        out -> {
          transportAttempted = true;
          out.attempt(attempt);
        });
  }

  @Override
  public void onOpen(SockJs sock) {
    opened(sock.transport().orElseThrow(), sock.url(), new SockJsLink(sock, recorder));
  }

  /** The session has opened, for the first time or again. */
  void opened(String transport, URI url, Link link) {
    opened = true;
    recorder.opened(transport);
    print(out -> out.open(transport, url));
    dialect.opened(link, new Events(link));
  }

  ReconnectLink reconnectLink(ReconnectingSockJs sock, Scheduler scheduler) {
    return new ReconnectLink(sock, recorder, scheduler);
  }

  /** The session has ended, and another one will follow. */
  void down(CloseEvent event, Duration delay) {
    recorder.closed(event);
    print(out -> out.down(event, delay));
    dialect.ended();
    if (!dialect.canQueue()) {
      ready = new CompletableFuture<>();
    }
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    received(message);
  }

  void received(String message) {
    if (ended.isDone()) {
      return; // by the deadline, or because the output is closed
    }
    recorder.received(message);
    dialect.received(message);
  }

  private boolean hasExpectedMessages() {
    return receivedMessages.get() >= ending.expected();
  }

  @Override
  public void onHeartbeat(SockJs sock) {
    heartbeat();
  }

  void heartbeat() {
    if (ended.isDone()) {
      return;
    }
    recorder.heartbeat();
    print(Output::heartbeat);
  }

  @Override
  public void onError(SockJs sock, Throwable error) {
    printError(ErrorMessage.of(error));
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    end(event);
  }

  /** The session has ended for good. */
  synchronized void end(CloseEvent event) {
    if (!ended.isDone()) {
      recorder.closed(event);
    }
    // Without an attempt, the status is that of the info request. Otherwise the attempt printed it.
    print(out -> out.close(event, transportAttempted ? OptionalInt.empty() : event.status()));
    ended.complete(event);
    ready.complete(null);
    dialect.ended();
  }

  /** Prints an error that does not end the session. */
  void printError(String message) {
    print(out -> out.error(message));
  }

  private synchronized void print(Consumer<Output> event) {
    if (ended.isDone()) {
      return;
    }
    try {
      event.accept(output);
    } catch (UncheckedIOException e) {
      ended.complete(OUTPUT_CLOSED);
    }
  }

  /** Receives the events of the dialect and of the input of an open session. */
  private final class Events implements Conversation, InputEvents {

    private final Link link;

    Events(Link link) {
      this.link = link;
    }

    @Override
    public void ready() {
      ready.complete(null);
      if (inputStarted.compareAndSet(false, true)) {
        new InputSender(link, input, this).start();
      }
    }

    @Override
    public void print(Consumer<Output> event) {
      ConnectSession.this.print(event);
    }

    @Override
    public void messageArrived() {
      if (receivedMessages.incrementAndGet() == ending.expected()) {
        dialect.close(link, ending.closeRequest());
      }
    }

    @Override
    public void fail(String error) {
      failed = true;
      printError(error);
      link.close(CloseRequest.DEFAULT);
    }

    @Override
    public void close(CloseRequest request) {
      dialect.close(link, request.withDefaults(ending.closeRequest()));
    }

    @Override
    public void awaitReady() {
      ready.join();
    }

    @Override
    public void error(String message) {
      printError(message);
    }

    @Override
    public void note(String text) {
      print(out -> out.note(text));
    }

    @Override
    public void end() {
      if (hasExpectedMessages() && !ending.stays()) {
        link.flushed().whenComplete((nothing, error) -> dialect.close(link, ending.closeRequest()));
      }
    }
  }
}
