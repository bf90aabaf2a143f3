package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.fixtures.ManualExecutor;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.time.ManualScheduler;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One session over two fake transports. It records the events on both sides, and checks after any
 * history that they are what the engine promises.
 */
final class SimulatedSession implements SockJsListener {
  final ManualScheduler scheduler = new ManualScheduler();
  private final CoreClient client;
  private final ManualExecutor callbacks = new ManualExecutor();
  private final FakeTransport first = new FakeTransport("first", 1);
  private final FakeTransport second = new FakeTransport("second", 2);
  private final SockJs sock;

  /** The callbacks of the listener, by name. */
  private final List<String> events = new ArrayList<>();

  private final List<String> received = new ArrayList<>();
  private final List<String> sentByServer = new ArrayList<>();
  private final List<String> accepted = new ArrayList<>();
  private final List<CompletableFuture<Void>> flushes = new ArrayList<>();
  private final List<CloseEvent> closeEvents = new ArrayList<>();
  private boolean throwsNext;

  /** The application closed the session before it was over. */
  private boolean closedByApplication;

  /** No more messages may be delivered. */
  private boolean muted;

  private int receivedWhenMuted;
  private boolean pausesNext;
  private boolean paused;
  private int receivedWhenPaused;

  SimulatedSession() {
    first.completesSends = false;
    second.completesSends = false;
    client =
        new CoreClient(new TestSettings(List.of(first, second), callbacks), scheduler, () -> {});
    sock = client.connect(URI.create("http://example.org/echo"), this);
  }

  private Stream<FakeTransport.Connection> connections() {
    return Stream.concat(first.connections.stream(), second.connections.stream());
  }

  /** Returns the connection of the latest attempt, unless it has ended. */
  private Stream<FakeTransport.Connection> current() {
    List<FakeTransport.Connection> all = connections().toList();
    FakeTransport.Connection last = all.get(all.size() - 1);
    return Stream.of(last).filter(connection -> !connection.ended);
  }

  // The steps of a history.

  void open() {
    current().forEach(connection -> connection.listener.connected(HandshakeDetails.none()));
    frame("o");
  }

  void frame(String frame) {
    current().filter(connection -> connection.demand > 0).forEach(c -> c.frames(frame));
  }

  /** Receives a message. They are numbered, so that order, loss and repetition show. */
  void message() {
    boolean open = sock.readyState() == ReadyState.OPEN;
    current()
        .filter(connection -> connection.demand > 0)
        .forEach(
            connection -> {
              String message = "s" + (sentByServer.size() + 1);
              if (open) {
                sentByServer.add(message);
              }
              connection.frames("a[\"" + message + "\"]");
            });
  }

  void reopened() {
    current().forEach(connection -> connection.listener.reopened());
  }

  /** Lets aborted attempts succeed late. */
  void lateOpen() {
    connections()
        .filter(connection -> !connection.ended && connection.calls.contains("abort"))
        .forEach(connection -> connection.listener.frame("o"));
  }

  void end(TransportEnd end) {
    current().forEach(connection -> connection.end(end));
  }

  void send() {
    if (sock.readyState() != ReadyState.CONNECTING) {
      String message = "c" + (accepted.size() + 1);
      if (sock.offer(message)) {
        accepted.add(message);
      }
      flushes.add(sock.flushed().toCompletableFuture());
    }
  }

  void completeSend() {
    sendsInFlight().limit(1).forEach(stage -> stage.complete(null));
  }

  void failSend() {
    sendsInFlight().limit(1).forEach(stage -> stage.completeExceptionally(new IOException()));
  }

  private Stream<CompletableFuture<Void>> sendsInFlight() {
    return connections().flatMap(c -> List.copyOf(c.stages).stream()).filter(s -> !s.isDone());
  }

  void close() {
    closedByApplication =
        closedByApplication || sock.readyState().compareTo(ReadyState.CLOSING) < 0;
    sock.close(3001, "bye");
    mute();
  }

  void abort() {
    sock.abort();
    mute();
  }

  void closeClient() {
    client.closeNow();
    mute();
  }

  private void mute() {
    if (!muted) {
      muted = true;
      receivedWhenMuted = received.size();
    }
  }

  void runCallback() {
    if (callbacks.size() > 0) {
      callbacks.runNext();
    }
  }

  void pause() {
    sock.pause();
    if (!paused) {
      paused = true;
      receivedWhenPaused = received.size();
    }
  }

  void pauseInNextMessage() {
    pausesNext = true;
  }

  void resume() {
    sock.resume();
    paused = false;
  }

  void throwFromNextMessage() {
    throwsNext = true;
  }

  /**
   * Ends the session if it is not over, and runs everything that is pending. A session that the
   * application has ended needs no resume.
   */
  void finish() {
    pausesNext = false;
    if (!muted) {
      resume();
    }
    callbacks.runAll();
    client.closeNow();
    callbacks.runAll();
    scheduler.advance(Duration.ofSeconds(2));
    callbacks.runAll();
  }

  // The listener.

  @Override
  public void onOpen(SockJs s) {
    events.add("open");
  }

  @Override
  public void onMessage(SockJs s, String message) {
    events.add("message");
    received.add(message);
    if (pausesNext) {
      pausesNext = false;
      pause();
    }
    if (throwsNext) {
      throwsNext = false;
      throw new IllegalStateException("thrown by the test");
    }
  }

  @Override
  public void onHeartbeat(SockJs s) {
    events.add("heartbeat");
  }

  @Override
  public void onError(SockJs s, Throwable failure) {
    events.add("error");
  }

  @Override
  public void onClose(SockJs s, CloseEvent event) {
    events.add("close");
    closeEvents.add(event);
  }

  // The promises.

  /** Checks the promises that hold after every step. */
  void check() {
    assertTrue(events.stream().filter("open"::equals).count() <= 1, "opened twice");
    int close = events.indexOf("close");
    assertTrue(close < 0 || close == events.size() - 1, () -> "events after close: " + events);
    assertTrue(events.indexOf("message") < 0 || events.get(0).equals("open"), events::toString);
    assertEquals(sentByServer.subList(0, received.size()), received);
    List<String> sent =
        connections().flatMap(c -> c.batches.stream()).flatMap(List::stream).toList();
    assertEquals(accepted.stream().limit(sent.size()).map(m -> '"' + m + '"').toList(), sent);
    assertTrue(connections().filter(SimulatedSession::isActive).count() <= 1, "two attempts");
    if (muted) {
      assertEquals(receivedWhenMuted, received.size(), "a message after close()");
    }
    if (paused) {
      assertEquals(receivedWhenPaused, received.size(), "a message during a pause");
    }
  }

  private static boolean isActive(FakeTransport.Connection connection) {
    return !connection.ended && connection.calls.isEmpty();
  }

  /** Checks the promises that hold after the end. */
  void checkFinished() {
    assertEquals(1, closeEvents.size(), "close events");
    assertEquals(ReadyState.CLOSED, sock.readyState());
    assertTrue(sock.opened().toCompletableFuture().isDone());
    assertTrue(sock.closed().toCompletableFuture().isDone());
    assertTrue(flushes.stream().allMatch(CompletableFuture::isDone), "a flush is incomplete");
    assertEquals(0, scheduler.pending(), "scheduled tasks");
    assertEquals(0, callbacks.size());
    assertTrue(
        connections().allMatch(c -> c.ended || c.calls.contains("abort")), "a transport is open");
    assertEquals(
        events.contains("open"), !sock.opened().toCompletableFuture().isCompletedExceptionally());
    CloseEvent event = closeEvents.get(0);
    if (closedByApplication) {
      assertEquals("3001 bye", event.code() + " " + event.reason());
    }
    if (event.wasClean() && !muted) {
      assertEquals(sentByServer, received, "messages before the server's close frame");
    }
    if (event.wasClean() && event.code() == 3001) {
      assertEquals(0, sock.bufferedAmount());
    }
    assertThrows(SessionClosedException.class, () -> sock.send("too late"));
  }
}
