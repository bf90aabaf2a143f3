package dev.sockjs.spring.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The meters, and that the connection behaves as without them. */
final class MeteredSockJsClientTest {
  private static final URI URL = URI.create("http://localhost/echo");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeSockJsClient fake = new FakeSockJsClient(new ArrayList<>());
  private final MeteredSockJsClient client =
      new MeteredSockJsClient(fake, new SockJsMeters(registry));
  private final List<SockJs> seen = new ArrayList<>();
  private final List<String> events = new ArrayList<>();

  /** Records each callback, and the connection that it got. */
  private final SockJsListener listener =
      new SockJsListener() {
        private void record(SockJs sock, String event) {
          seen.add(sock);
          events.add(event);
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
          record(sock, message);
        }

        @Override
        public void onHeartbeat(SockJs sock) {
          record(sock, "heartbeat");
        }

        @Override
        public void onWritable(SockJs sock) {
          record(sock, "writable");
        }

        @Override
        public void onError(SockJs sock, Throwable error) {
          record(sock, "error");
        }

        @Override
        public void onClose(SockJs sock, CloseEvent event) {
          record(sock, "close");
        }
      };

  @Test
  void countsASessionFromItsAttemptsToItsEnd() {
    SockJs sock = client.connect(URL, listener);
    fake.listener.onAttempt(
        fake.sock,
        Attempt.of("websocket", Attempt.Outcome.OPEN, Phase.OPEN, Duration.ofMillis(30)));
    assertEquals(
        30,
        registry
            .get("sockjs.client.attempts")
            .tags("transport", "websocket", "outcome", "open")
            .timer()
            .totalTime(TimeUnit.MILLISECONDS));
    fake.listener.onOpen(fake.sock);
    assertEquals(1, sessions());
    assertEquals(
        1,
        registry
            .get("sockjs.client.connects")
            .tags("transport", "websocket", "outcome", "open")
            .counter()
            .count());
    fake.listener.onMessage(fake.sock, "one");
    fake.listener.onMessage(fake.sock, "two");
    assertEquals(2, count("sockjs.client.messages.received"));
    sock.send("a");
    assertTrue(sock.offer("b"));
    assertEquals(2, count("sockjs.client.messages.sent"));
    fake.listener.onClose(fake.sock, CloseEvent.of(1000, "", true));
    assertEquals(0, sessions());
  }

  @Test
  void countsAConnectThatFailed() {
    client.connect(URL, listener);
    fake.listener.onClose(fake.sock, CloseEvent.of(2000, "", false));
    assertEquals(
        1,
        registry
            .get("sockjs.client.connects")
            .tags("transport", "none", "outcome", "failed")
            .counter()
            .count());
  }

  @Test
  void messageThatIsNotAcceptedIsNotCounted() {
    SockJs sock = client.connect(URL, listener);
    fake.sock.accepting = false;
    assertFalse(sock.offer("a"));
    assertThrows(IllegalStateException.class, () -> sock.send("b"));
    assertEquals(0, count("sockjs.client.messages.sent"));
  }

  private double sessions() {
    return registry.get("sockjs.client.sessions").tag("transport", "websocket").gauge().value();
  }

  private double count(String name) {
    return registry.get(name).counter().count();
  }

  @Test
  void everyCallbackGetsTheConnectionThatConnectReturned() {
    SockJs sock = client.connect(URL, listener);
    fake.listener.onAttempt(
        fake.sock, Attempt.of("websocket", Attempt.Outcome.OPEN, Phase.OPEN, Duration.ZERO));
    fake.listener.onOpen(fake.sock);
    fake.listener.onMessage(fake.sock, "message");
    fake.listener.onHeartbeat(fake.sock);
    fake.listener.onWritable(fake.sock);
    fake.listener.onError(fake.sock, new IllegalStateException());
    fake.listener.onClose(fake.sock, CloseEvent.of(1000, "", true));
    assertEquals(
        List.of("attempt", "open", "message", "heartbeat", "writable", "error", "close"), events);
    seen.forEach(each -> assertSame(sock, each));
    fake.sock.opened.complete(fake.sock);
    assertSame(sock, sock.opened().toCompletableFuture().join());
  }

  @Test
  void openedFailsAsWithoutMeters() {
    List<Throwable> failures = new ArrayList<>();
    fake.sock.opened().whenComplete((open, failure) -> failures.add(failure));
    client.connect(URL, listener).opened().whenComplete((open, failure) -> failures.add(failure));
    fake.sock.opened.completeExceptionally(new IllegalStateException("refused"));
    assertEquals(2, failures.size());
    assertEquals(failures.get(0).toString(), failures.get(1).toString());
  }

  /** A new method of the API with a default would not reach the connection or the listener. */
  @Test
  void wrappersImplementEveryMethodOfTheApi() {
    assertEquals(
        methods(SockJsClient.class), methods(MeteredSockJsClient.class, SockJsClient.class));
    assertEquals(
        methods(SockJsClient.class), methods(ManagedSockJsClient.class, SockJsClient.class));
    assertEquals(methods(SockJs.class), methods(MeteredSockJs.class, SockJs.class));
    assertEquals(
        methods(SockJsListener.class), methods(MeteredListener.class, SockJsListener.class));
  }

  private static List<String> methods(Class<?> type) {
    return methods(type, type);
  }

  private static List<String> methods(Class<?> type, Class<?> api) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && isOf(api, method))
        .map(Method::getName)
        .sorted()
        .toList();
  }

  private static boolean isOf(Class<?> api, Method method) {
    return Stream.of(api.getDeclaredMethods())
        .anyMatch(
            each ->
                each.getName().equals(method.getName())
                    && List.of(each.getParameterTypes())
                        .equals(List.of(method.getParameterTypes())));
  }
}
