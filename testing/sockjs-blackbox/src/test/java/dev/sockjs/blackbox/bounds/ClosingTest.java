package dev.sockjs.blackbox.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.sockjs.CloseEvent;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.reliability.WireFormat;
import dev.sockjs.fixtures.FaultProxy;
import dev.sockjs.testkit.server.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;

/** The application closes a session, and the server sees the end on the wire. */
class ClosingTest {

  private static final Duration LINGER = Duration.ofMillis(500);

  @EachTransport
  @Execution(CONCURRENT)
  void acceptedMessagesAreSentBeforeTheClose(String transport) throws Exception {
    List<String> messages = IntStream.range(0, 300).mapToObj(n -> "message " + n).toList();
    try (SessionServer server = SessionServer.silent(transport);
        TestSession session = TestSession.open(server.url(), TestSession.options(transport))) {
      messages.forEach(message -> session.sock.send(message));
      session.sock.close(3001, "bye");
      assertThrows(SessionClosedException.class, () -> session.sock.send("too late"));
      assertEquals("3001 \"bye\" (clean)", TestSession.describe(session.listener.awaitClose()));
      assertEquals(messages, server.receivedMessages());
      server.awaitClientEnd();
    }
  }

  /** The server neither reads the message nor responds to the close handshake. */
  @EachTransport
  @Execution(CONCURRENT)
  void serverThatDoesNotReadIsDroppedAfterTheLinger(String transport) throws Exception {
    try (SessionServer server = SessionServer.silent(transport).stopReading();
        FaultProxy proxy = FaultProxy.start(server.port());
        TestSession session =
            TestSession.open(
                proxy.uri("/echo"), TestSession.options(transport).closeLinger(LINGER))) {
      session.sock.send("never read");
      session.sock.close(3001, "bye");
      assertEquals("3001 \"bye\" (unclean)", TestSession.describe(session.listener.awaitClose()));
      proxy.awaitNoClients();
    }
  }

  @EachTransport
  @Execution(CONCURRENT)
  void silentNetworkIsDroppedAfterTheLinger(String transport) throws Exception {
    try (SessionServer server = SessionServer.silent(transport);
        FaultProxy proxy = FaultProxy.start(server.port());
        TestSession session =
            TestSession.open(
                proxy.uri("/echo"), TestSession.options(transport).closeLinger(LINGER))) {
      proxy.silenceAll();
      session.sock.close(3001, "bye");
      assertEquals(3001, session.listener.awaitClose().code());
      proxy.awaitNoClients();
    }
  }

  @EachTransport
  @Execution(CONCURRENT)
  void closeInsideOnOpenEndsTheSession(String transport) throws Exception {
    SockJsListener closing =
        new SockJsListener() {
          @Override
          public void onOpen(SockJs sock) {
            sock.close(3001, "at once");
          }

          @Override
          public void onMessage(SockJs sock, String message) {}
        };
    try (SessionServer server =
            SessionServer.sending(transport, List.of(WireFormat.of(transport).message("late")));
        TestSession session =
            TestSession.connect(server.url(), TestSession.options(transport), closing)) {
      session.listener.awaitOpen();
      assertEquals("3001 \"at once\" (clean)", TestSession.describe(session.listener.awaitClose()));
      server.awaitClientEnd();
    }
  }

  @EachTransport
  @Execution(CONCURRENT)
  void oneOfManyConcurrentClosesTakesEffect(String transport) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (SessionServer server = SessionServer.silent(transport);
        TestSession session = TestSession.open(server.url(), TestSession.options(transport))) {
      List<Thread> closers =
          IntStream.range(3000, 3008)
              .mapToObj(code -> new Thread(() -> close(session.sock, code, go)))
              .toList();
      closers.forEach(Thread::start);
      go.countDown();
      for (Thread closer : closers) {
        closer.join();
      }
      session.sock.close(4999, "too late");
      CloseEvent end = session.listener.awaitClose();
      assertEquals("number " + end.code(), end.reason());
      assertTrue(end.wasClean());
    }
  }

  private static void close(SockJs sock, int code, CountDownLatch go) {
    try {
      go.await();
      sock.close(code, "number " + code);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @EachTransport
  @Execution(CONCURRENT)
  void closeWhileConnectingAbandonsTheAttempt(String transport) throws Exception {
    try (SessionServer server = SessionServer.silent(transport).respondingWith(Exchange::silence);
        TestSession session = TestSession.connect(server.url(), TestSession.options(transport))) {
      server.awaitReceivingRequest();
      session.sock.close(3001, "bye");
      assertEquals("3001 \"bye\" (clean)", TestSession.describe(session.listener.awaitClose()));
      server.awaitClientEnd();
      assertEquals(1, server.receivingRequests().size());
    }
  }
}
