package dev.sockjs.spring.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ConnectFailedException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.messaging.simp.SimpMessagingTemplate;

/** Sessions for a test that knows only a URL: no context of Spring's tests, no receipts. */
class StompExtensionTest {

  private static ConfigurableApplicationContext server;

  @RegisterExtension
  static final StompExtension STOMP =
      StompExtension.at(
          StompExtensionTest::url, client -> client.transports(List.of("xhr-streaming")));

  @BeforeAll
  static void start() {
    server = SpringApplication.run(ChatApplication.class, "--server.port=0");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static URI url() {
    String port = server.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://localhost:" + port + "/ws");
  }

  @Test
  void sessionIsConnectedAsSet(StompTestSession stomp) {
    assertEquals("xhr-streaming", stomp.transport());
    StompInbox<String> inbox = stomp.subscribeAndAwait("/topic/news", String.class);
    server.getBean(SimpMessagingTemplate.class).convertAndSend("/topic/news", "news");
    assertEquals("news", inbox.take());
  }

  @EachTransport({"xhr-polling", "websocket"})
  void eachTransportHasPrecedence(StompTestSession stomp) {
    assertTrue(List.of("xhr-polling", "websocket").contains(stomp.transport()));
  }

  @Test
  void failedConnectHasTheAttempts() {
    URI nothing = URI.create(url() + "/nothing");
    try (StompTestClient client = StompTestClient.builder(nothing).build()) {
      AssertionError error = assertThrows(AssertionError.class, client::connect);
      assertTrue(error.getMessage().startsWith("Could not connect to " + nothing));
      assertInstanceOf(ConnectFailedException.class, error.getCause());
    }
  }
}
