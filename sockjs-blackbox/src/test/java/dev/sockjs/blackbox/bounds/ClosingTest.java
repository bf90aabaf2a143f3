package dev.sockjs.blackbox.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.blackbox.interop.Footprint;
import dev.sockjs.blackbox.reliability.Dialect;
import dev.sockjs.testkit.Exchange;
import dev.sockjs.testkit.FaultProxy;
import dev.sockjs.testkit.RecordingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a session is closed from this side, and what the server sees of it. */
class ClosingTest {

  private static final Duration LINGER = Duration.ofMillis(500);

  @EachTransport
  void whatWasAcceptedLeavesFirst(String transport) throws Exception {
    List<String> messages = IntStream.range(0, 300).mapToObj(n -> "message " + n).toList();
    try (Speaker server = Speaker.silent(transport);
        Session session = Session.open(server.url(), Session.options(transport))) {
      messages.forEach(message -> assertTrue(session.sock.send(message)));
      session.sock.close(3001, "bye");
      assertFalse(session.sock.send("too late"));
      assertEquals("3001 \"bye\" (clean)", Session.told(session.listener.awaitClose()));
      assertEquals(messages, server.heardMessages());
      server.awaitClientsEnd();
    }
  }

  /** Neither the message leaves nor the handshake is answered. */
  @EachTransport
  void aServerThatTakesNothingIsLeftAfterTheLinger(String transport) throws Exception {
    try (Speaker server = Speaker.silent(transport).deaf();
        FaultProxy proxy = FaultProxy.before(server.port());
        Session session =
            Session.open(proxy.uri("/echo"), Session.options(transport).closeLinger(LINGER))) {
      session.sock.send("never read");
      session.sock.close(3001, "bye");
      assertEquals("3001 \"bye\" (unclean)", Session.told(session.listener.awaitClose()));
      proxy.awaitNoClient();
    }
  }

  @EachTransport
  void aBlackHoleIsLeftAfterTheLinger(String transport) throws Exception {
    try (Speaker server = Speaker.silent(transport);
        FaultProxy proxy = FaultProxy.before(server.port());
        Session session =
            Session.open(proxy.uri("/echo"), Session.options(transport).closeLinger(LINGER))) {
      proxy.silenceAll();
      session.sock.close(3001, "bye");
      assertEquals(3001, session.listener.awaitClose().code());
      proxy.awaitNoClient();
    }
  }

  @EachTransport
  void closeIsLegalInsideOnOpen(String transport) throws Exception {
    SockJsListener closing =
        new SockJsListener() {
          @Override
          public void onOpen(SockJs sock) {
            sock.close(3001, "at once");
          }

          @Override
          public void onMessage(SockJs sock, String message) {}
        };
    try (Speaker server = Speaker.of(transport, List.of(Dialect.of(transport).message("late")));
        Session session = Session.connect(server.url(), Session.options(transport), closing)) {
      session.listener.awaitOpen();
      assertEquals("3001 \"at once\" (clean)", Session.told(session.listener.awaitClose()));
      server.awaitClientsEnd();
    }
  }

  @EachTransport
  void theFirstOfManyClosesCounts(String transport) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (Speaker server = Speaker.silent(transport);
        Session session = Session.open(server.url(), Session.options(transport))) {
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
  void closeWhileConnectingDropsTheAttempt(String transport) throws Exception {
    try (Speaker server = Speaker.silent(transport).answering(Exchange::silence);
        Session session = Session.connect(server.url(), Session.options(transport))) {
      server.awaitReceive();
      session.sock.close(3001, "bye");
      assertEquals("3001 \"bye\" (clean)", Session.told(session.listener.awaitClose()));
      server.awaitClientsEnd();
      assertEquals(1, server.receives().size());
    }
  }

  @Test
  @Tag("load")
  void closingTheClientEndsItsSessionsAndItsThreads() {
    Footprint footprint = new Footprint();
    List<Speaker> servers = new ArrayList<>();
    List<RecordingListener> listeners = new ArrayList<>();
    try (SockJsClient client = SockJsClient.create()) {
      for (String transport : Transports.ALL) {
        servers.add(Speaker.silent(transport));
        listeners.add(new RecordingListener((sock, message) -> {}, Session.PATIENCE));
        client.connect(
            servers.get(servers.size() - 1).url(),
            Session.options(transport).build(),
            listeners.get(listeners.size() - 1));
      }
      listeners.forEach(RecordingListener::awaitOpen);
    }
    for (RecordingListener listener : listeners) {
      assertEquals("1001 \"Client closed\" (clean)", Session.told(listener.awaitClose()));
    }
    servers.forEach(Speaker::close);
    footprint.assertNothingIsLeft("");
  }
}
