package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.spi.TransportEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sessions that the application, the server or the client closes. */
class CoreClientCloseTest extends CoreClientFixture {

  @Nested
  class ByTheApplication {

    /** The fake transport never ends, so only the interrupt ends the wait. */
    @Test
    void interruptEndsTheWaitAndIsKept() throws Exception {
      connectAndOpen(options -> options.closeLinger(Duration.ofDays(1)));
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      Thread closing =
          new Thread(
              () -> {
                client.close();
                interrupted.complete(Thread.currentThread().isInterrupted());
              });
      socket.onClose = () -> assertFalse(Thread.currentThread().isInterrupted());
      closing.start();
      while (closing.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      closing.interrupt();
      assertTrue(interrupted.get(20, TimeUnit.SECONDS));
      assertEvent(listener.awaitClose(), 1001, "Client closed", false);
      assertTrue(socket.closed);
    }

    @Test
    void acceptedMessagesAreSentBeforeTheClose() {
      socket.completesSends = false;
      SockJs sock = connectAndOpen();
      sock.send("1");
      sock.send("2");
      sock.close(3001, "bye");
      assertEquals(ReadyState.CLOSING, sock.readyState());
      FakeTransport.Connection connection = socket.connection();
      connection.stages.get(0).complete(null);
      assertEquals(List.of(), connection.calls);
      connection.stages.get(1).complete(null);
      assertEquals(List.of("close 3001 bye"), connection.calls);
      connection.end(TransportEnd.closed(3001, "bye"));
      assertEvent(listener.awaitClose(), 3001, "bye", true);
      assertEquals(0, scheduler.pending());
    }

    @Test
    void lingerAbortsASessionThatIsNotDrained() {
      socket.completesSends = false;
      SockJs sock = connectAndOpen();
      sock.send("never sent");
      sock.close();
      scheduler.advance(Duration.ofMillis(1999));
      assertEquals(List.of(), socket.connection().calls);
      scheduler.advance(Duration.ofMillis(1));
      assertEquals(List.of("abort"), socket.connection().calls);
      assertEvent(listener.awaitClose(), 1000, "Normal closure", false);
    }

    @Test
    void noMessageIsDeliveredAfterClose() {
      SockJs sock = connectAndOpen();
      sock.close();
      socket.connection().frames("a[\"late\"]", "c[3000,\"Go away!\"]");
      assertEvent(listener.awaitClose(), 1000, "Normal closure", true);
    }

    @Test
    void invalidCodesAndReasonsAreRejected() {
      SockJs sock = connectAndOpen();
      assertThrows(IllegalArgumentException.class, () -> sock.close(1001, ""));
      assertThrows(IllegalArgumentException.class, () -> sock.close(5000, ""));
      assertThrows(IllegalArgumentException.class, () -> sock.close(3000, "\u20ac".repeat(42)));
      assertEquals(ReadyState.OPEN, sock.readyState());
      closeClient();
    }

    @Test
    void sendWhileClosingThrowsWithoutACloseEvent() {
      socket.completesSends = false;
      SockJs sock = connectAndOpen();
      sock.send("1");
      sock.close(3001, "bye");
      SessionClosedException error =
          assertThrows(SessionClosedException.class, () -> sock.send("2"));
      assertEquals(sock, error.sock());
      assertEquals(Optional.empty(), error.closeEvent());
      assertFalse(sock.offer("2"));
      closeClient();
    }

    @Test
    void sendAfterTheEndThrowsWithTheCloseEvent() {
      SockJs sock = connectAndOpen();
      socket.connection().frames("c[3000,\"Go away!\"]");
      CloseEvent event = listener.awaitClose();
      SessionClosedException error =
          assertThrows(SessionClosedException.class, () -> sock.send("1"));
      assertEquals(sock, error.sock());
      assertEquals(Optional.of(event), error.closeEvent());
      assertFalse(sock.offer("1"));
    }
  }

  @Nested
  class ByAbort {

    @Test
    void abortWhileConnectingEndsTheConnect() {
      SockJs sock = connect();
      sock.abort();
      assertEvent(listener.awaitClose(), 1006, "Aborted", false);
      assertEquals(List.of("abort"), socket.connection().calls);
      assertTrue(sock.opened().toCompletableFuture().isCompletedExceptionally());
      assertEquals(0, poll.connections.size());
      assertEquals(0, scheduler.pending());
    }

    @Test
    void abortWhileOpenDropsWhatWaits() {
      socket.completesSends = false;
      SockJs sock = connectAndOpen();
      sock.send("never sent");
      sock.abort();
      assertEvent(listener.awaitClose(), 1006, "Aborted", false);
      assertEquals(List.of("abort"), socket.connection().calls);
      assertTrue(sock.flushed().toCompletableFuture().isCompletedExceptionally());
      assertEquals(ReadyState.CLOSED, sock.readyState());
      assertEquals(0, scheduler.pending());
    }

    @Test
    void abortWhileClosingKeepsTheApplicationsCode() {
      socket.completesSends = false;
      SockJs sock = connectAndOpen();
      sock.send("never sent");
      sock.close(3001, "bye");
      sock.abort();
      assertEvent(listener.awaitClose(), 3001, "bye", false);
      assertEquals(List.of("abort"), socket.connection().calls);
      assertEquals(0, scheduler.pending());
    }

    @Test
    void abortAfterTheEndAbortsATransportThatIsStillClosing() {
      SockJs sock = connectAndOpen();
      socket.connection().frames("c[3000,\"Go away!\"]");
      assertEvent(listener.awaitClose(), 3000, "Go away!", true);
      sock.abort();
      assertEquals(List.of("close 1000 ", "abort"), socket.connection().calls);
      assertEquals(0, scheduler.pending());
    }
  }

  @Nested
  class ByTheServer {

    @Test
    void transportIsAbortedIfItDoesNotCloseWithinTheLinger() {
      connectAndOpen();
      socket.connection().frames("c[3000,\"Go away!\"]");
      assertEvent(listener.awaitClose(), 3000, "Go away!", true);
      assertEquals(List.of("close 1000 "), socket.connection().calls);
      scheduler.advance(Duration.ofSeconds(2));
      assertEquals(List.of("close 1000 ", "abort"), socket.connection().calls);
    }

    @Test
    void closeFrameWithoutItsLineEndClosesCleanly() {
      connectAndOpen();
      socket.connection().end(TransportEnd.closed().withPartialFrame("c[3000,\"Go away!\"]"));
      assertEvent(listener.awaitClose(), 3000, "Go away!", true);
      assertEquals(0, scheduler.pending());
    }

    @Test
    void partialFrameOfAnotherKindIs1006() {
      connectAndOpen();
      socket.connection().end(TransportEnd.closed().withPartialFrame("a[\"whole\"]"));
      assertEvent(listener.awaitClose(), 1006, "Connection lost", false);
    }

    @Test
    void closeFrameThatIsCutOffIs1006() {
      connectAndOpen();
      socket.connection().end(TransportEnd.closed().withPartialFrame("c[300"));
      assertEvent(listener.awaitClose(), 1006, "Connection lost", false);
    }

    @Test
    void anotherConnectionIsIgnoredOnceAfterAReopen() {
      connectAndOpen();
      FakeTransport.Connection connection = socket.connection();
      connection.listener.reopened();
      connection.frames("c[2010,\"Another connection still open\"]");
      connection.listener.reopened();
      connection.frames("a[\"still open\"]");
      assertEquals("still open", listener.awaitMessage());
      connection.listener.reopened();
      connection.frames("c[2010,\"Another connection still open\"]");
      connection.listener.reopened();
      connection.frames("c[2010,\"Another connection still open\"]");
      assertEvent(listener.awaitClose(), 2010, "Another connection still open", true);
    }
  }

  @Test
  void closingTheClientClosesItsSessionsWith1001AndItsTransports() {
    connectAndOpen();
    client.closeNow();
    assertEvent(listener.awaitClose(), 1001, "Client closed", false);
    assertTrue(socket.closed);
    assertEquals(0, scheduler.pending());
    assertThrows(IllegalStateException.class, () -> client.connect(URL, listener));
  }

  @Nested
  class ByTheClient {

    @Test
    void callbackAfterwardsRunsWithoutAWarning() {
      try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs", "")) {
        SockJsClient ownThreads =
            SockJsClient.builder().discovery(false).transports(socket).build();
        SockJs sock = ownThreads.connect(URL, options().build(), listener);
        ownThreads.closeNow();
        listener.awaitClose();
        // The first ones may still find the thread of the callbacks.
        for (int i = 0; i < 100; i++) {
          sock.flushed().toCompletableFuture().join();
        }
        assertEquals(List.of(), logs.messages());
      }
    }
  }
}
