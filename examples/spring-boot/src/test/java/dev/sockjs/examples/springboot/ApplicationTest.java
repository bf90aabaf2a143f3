package dev.sockjs.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The application as a whole. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = ApplicationTest.PATIENT)
class ApplicationTest {

  /** A slow machine is no reason for another transport. */
  static final String PATIENT = "sockjs.client.timeout=20s";

  @Autowired private GreetingClient client;
  @Autowired private MeterRegistry meters;

  @Test
  void greetsItselfOverTheWebSocket() throws Exception {
    assertEquals("Hello, world!", client.greeting().get(60, TimeUnit.SECONDS));
    assertEquals(
        1, meters.get("sockjs.client.sessions").tag("transport", "websocket").gauge().value());
    assertTrue(meters.get("sockjs.client.messages.sent").functionCounter().count() >= 3);
  }

  /** An endpoint that does not close its sessions by itself, and remembers how they ended. */
  @TestConfiguration(proxyBeanMethods = false)
  @EnableWebSocket
  static class Ends extends TextWebSocketHandler implements WebSocketConfigurer {
    private final CompletableFuture<CloseStatus> end = new CompletableFuture<>();

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
      registry.addHandler(this, "/ends").withSockJS();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
      end.complete(status);
    }
  }

  @Test
  void shutdownClosesSessionsBeforeTheWebServerStops() throws Exception {
    ConfigurableApplicationContext application =
        SpringApplication.run(
            new Class<?>[] {Application.class, Ends.class},
            new String[] {"--server.port=0", "--" + PATIENT, "--sockjs.client.close-linger=20s"});
    Ends ends = application.getBean(Ends.class);
    CompletableFuture<CloseEvent> end;
    try (application) {
      application.getBean(GreetingClient.class).greeting().get(60, TimeUnit.SECONDS);
      String port = application.getEnvironment().getProperty("local.server.port");
      SockJs sock =
          application
              .getBean(SockJsClient.class)
              .connect(URI.create("http://localhost:" + port + "/ends"), (s, message) -> {})
              .opened()
              .toCompletableFuture()
              .get(60, TimeUnit.SECONDS);
      end = sock.closed().toCompletableFuture();
      assertTrue(
          application.getBean("webServerGracefulShutdown", SmartLifecycle.class).getPhase()
              < ((SmartLifecycle) application.getBean(SockJsClient.class)).getPhase());
    }
    CloseEvent closed = end.get(60, TimeUnit.SECONDS);
    assertEquals("1001 \"Client closed\" (clean)", closed.toString());
    CloseStatus seen = ends.end.get(60, TimeUnit.SECONDS);
    assertEquals(new CloseStatus(1001, "Client closed"), seen);
  }
}
