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
 * One session between two fake transports and a listener that keeps everything, for any history.
 */
final class SessionWorld implements SockJsListener {
  final ManualScheduler timer = new ManualScheduler();
  final CoreClient client;
  private final ManualExecutor callbacks = new ManualExecutor();
  private final FakeTransport first = new FakeTransport("first", 1);
  private final FakeTransport second = new FakeTransport("second", 2);
  private final SockJs sock;

  /** What the listener was told, and what went in at both ends. */
  private final List<String> told = new ArrayList<>();

  private final List<String> received = new ArrayList<>();
  private final List<String> sentByServer = new ArrayList<>();
  private final List<String> accepted = new ArrayList<>();
  private final List<CompletableFuture<Void>> flushes = new ArrayList<>();
  private final List<CloseEvent> ends = new ArrayList<>();
  private boolean throwNext;

  /** The application closed the session while it was not over. */
  private boolean closed;

  /** The application wants no more messages. */
  private boolean muted;

  private int receivedWhenMuted;

  SessionWorld() {
    first.sendsAtOnce = false;
    second.sendsAtOnce = false;
    client = new CoreClient(new TestSettings(List.of(first, second), callbacks), timer, () -> {});
    sock = client.connect(URI.create("http://example.org/echo"), this);
  }

  private Stream<FakeTransport.Connection> connections() {
    return Stream.concat(first.connections.stream(), second.connections.stream());
  }

  /** The attempt that began last, if it may still say something. */
  private Stream<FakeTransport.Connection> current() {
    List<FakeTransport.Connection> all = connections().toList();
    FakeTransport.Connection last = all.get(all.size() - 1);
    return Stream.of(last).filter(connection -> !connection.ended);
  }

  // What happens.

  void open() {
    current().forEach(connection -> connection.listener.connected(HandshakeDetails.none()));
    frame("o");
  }

  void frame(String frame) {
    current().filter(connection -> connection.requested > 0).forEach(c -> c.frames(frame));
  }

  /** Messages count from one, so that order, loss and repetition show. */
  void message() {
    boolean heard = sock.readyState() == ReadyState.OPEN;
    current()
        .filter(connection -> connection.requested > 0)
        .forEach(
            connection -> {
              String message = "s" + (sentByServer.size() + 1);
              if (heard) {
                sentByServer.add(message);
              }
              connection.frames("a[\"" + message + "\"]");
            });
  }

  /** An attempt that was given up long ago has a success to tell. */
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

  void batchSent() {
    stagesUnderWay().limit(1).forEach(stage -> stage.complete(null));
  }

  void batchLost() {
    stagesUnderWay().limit(1).forEach(stage -> stage.completeExceptionally(new IOException()));
  }

  private Stream<CompletableFuture<Void>> stagesUnderWay() {
    return connections().flatMap(c -> List.copyOf(c.stages).stream()).filter(s -> !s.isDone());
  }

  void close() {
    closed = closed || sock.readyState().compareTo(ReadyState.CLOSING) < 0;
    sock.close(3001, "bye");
    mute();
  }

  void closeNow() {
    client.closeNow();
    mute();
  }

  private void mute() {
    if (!muted) {
      muted = true;
      receivedWhenMuted = received.size();
    }
  }

  void callback() {
    if (callbacks.size() > 0) {
      callbacks.runNext();
    }
  }

  void throwNext() {
    throwNext = true;
  }

  /** Ends what is not over, and lets everything that is still to come come. */
  void finish() {
    callbacks.runAll();
    client.closeNow();
    callbacks.runAll();
    timer.advance(Duration.ofSeconds(2));
    callbacks.runAll();
  }

  // What the application is told.

  @Override
  public void onOpen(SockJs s) {
    told.add("open");
  }

  @Override
  public void onMessage(SockJs s, String message) {
    told.add("message");
    received.add(message);
    if (throwNext) {
      throwNext = false;
      throw new IllegalStateException("thrown by the test");
    }
  }

  @Override
  public void onHeartbeat(SockJs s) {
    told.add("heartbeat");
  }

  @Override
  public void onError(SockJs s, Throwable failure) {
    told.add("error");
  }

  @Override
  public void onClose(SockJs s, CloseEvent event) {
    told.add("close");
    ends.add(event);
  }

  // What was promised.

  void check() {
    assertTrue(told.stream().filter("open"::equals).count() <= 1, "opened twice");
    int end = told.indexOf("close");
    assertTrue(end < 0 || end == told.size() - 1, () -> "told after the end: " + told);
    assertTrue(told.indexOf("message") < 0 || told.get(0).equals("open"), told::toString);
    assertEquals(sentByServer.subList(0, received.size()), received);
    List<String> left =
        connections().flatMap(c -> c.batches.stream()).flatMap(List::stream).toList();
    assertEquals(accepted.stream().limit(left.size()).map(m -> '"' + m + '"').toList(), left);
    assertTrue(connections().filter(SessionWorld::isLive).count() <= 1, "two attempts at once");
    if (muted) {
      assertEquals(receivedWhenMuted, received.size(), "a message after close()");
    }
  }

  private static boolean isLive(FakeTransport.Connection connection) {
    return !connection.ended && connection.calls.isEmpty();
  }

  void checkNothingIsLeft() {
    assertEquals(1, ends.size(), "ends");
    assertEquals(ReadyState.CLOSED, sock.readyState());
    assertTrue(sock.opened().toCompletableFuture().isDone());
    assertTrue(sock.closed().toCompletableFuture().isDone());
    assertTrue(flushes.stream().allMatch(CompletableFuture::isDone), "a flush hangs");
    assertEquals(0, timer.pending(), "timers");
    assertEquals(0, callbacks.size());
    assertTrue(
        connections().allMatch(c -> c.ended || c.calls.contains("abort")), "a transport is left");
    assertEquals(
        told.contains("open"), !sock.opened().toCompletableFuture().isCompletedExceptionally());
    CloseEvent end = ends.get(0);
    if (closed) {
      assertEquals("3001 bye", end.code() + " " + end.reason());
    }
    if (end.wasClean() && !muted) {
      assertEquals(sentByServer, received, "what came before the server's close");
    }
    if (end.wasClean() && end.code() == 3001) {
      assertEquals(0, sock.bufferedAmount());
    }
    assertThrows(SessionClosedException.class, () -> sock.send("too late"));
  }
}
