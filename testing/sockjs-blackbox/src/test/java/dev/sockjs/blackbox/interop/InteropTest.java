package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every transport with real servers over real sockets: the scenarios of the test suite of
 * sockjs-client, and problems that its users reported.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(MatrixRecorder.class)
abstract sealed class InteropTest
    permits ManySessionsInteropTest,
        LifecycleInteropTest,
        LoadInteropTest,
        NegotiationInteropTest,
        TextInteropTest,
        DeliveryInteropTest {

  /** Long enough for a busy machine. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Map<RealServer.Kind, RealServer> servers = new EnumMap<>(RealServer.Kind.class);
  private final List<RecordingListener> listeners = new ArrayList<>();
  private SockJsClient client;

  @BeforeAll
  final void startClient() {
    client = SockJsClient.builder().defaultOptions(longTimeouts().build()).build();
  }

  @AfterAll
  final void stop() {
    client.close();
    servers.values().forEach(RealServer::close);
  }

  @AfterEach
  final void everyEventWasConsumed() {
    List<RecordingListener> used = List.copyOf(listeners);
    listeners.clear();
    used.forEach(RecordingListener::close);
  }

  final SockJsClient client() {
    return client;
  }

  final URI uri(RealServer.Kind server, String endpoint) {
    return servers.computeIfAbsent(server, RealServer.Kind::start).uri(endpoint);
  }

  static SockJsOptionsBuilder only(String transport) {
    return longTimeouts().transports(transport);
  }

  private static SockJsOptionsBuilder longTimeouts() {
    return SockJsOptions.builder().infoTimeout(TIMEOUT).timeout(TIMEOUT).closeLinger(TIMEOUT);
  }

  /** Makes a recording listener; the test must consume all of its events. */
  final RecordingListener listener() {
    RecordingListener listener = new RecordingListener();
    listeners.add(listener);
    return listener;
  }

  /** Opens a connection over one transport to an endpoint of a server. */
  final Connection open(RealServer.Kind server, String transport, String endpoint) {
    return open(transport, uri(server, endpoint));
  }

  /** Opens a connection over one transport. */
  final Connection open(String transport, URI url) {
    return new Connection(transport, url, only(transport).build());
  }

  /** One open connection with its recording listener. */
  final class Connection {
    final RecordingListener listener = listener();
    final SockJs sock;

    Connection(String transport, URI url, SockJsOptions options) {
      sock = client.connect(url, options, listener);
      listener.awaitOpen();
      List<Attempt> attempts = listener.attempts();
      assertEquals(Attempt.Outcome.OPEN, attempts.get(attempts.size() - 1).outcome());
      assertEquals(transport, sock.transport().orElseThrow());
    }

    void assertEchoes(List<String> messages) {
      messages.forEach(message -> sock.send(message));
      assertEquals(messages, listener.awaitMessages(messages.size()));
    }

    void closeNormally() {
      sock.close();
      assertClosed(1000, "Normal closure", true);
    }

    void assertClosed(int code, String reason, boolean clean) {
      CloseEvent event = listener.awaitClose();
      assertEquals(
          CloseEvent.of(code, reason, clean).toString(),
          CloseEvent.of(event.code(), event.reason(), event.wasClean()).toString(),
          () -> event + " " + event.cause());
    }
  }
}
