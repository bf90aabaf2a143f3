package dev.sockjs.examples.springboot;

import dev.sockjs.spring.SockJsWebSocketClient;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** The client's side: sends a name, and prints the greeting. */
@Component
class GreetingClient extends StompSessionHandlerAdapter {
  private final WebSocketStompClient client;
  private final CompletableFuture<String> greeting = new CompletableFuture<>();

  /**
   * Creates the client.
   *
   * @param webSockets the auto-configured bean
   */
  GreetingClient(SockJsWebSocketClient webSockets) {
    client = new WebSocketStompClient(webSockets);
    client.setMessageConverter(new StringMessageConverter());
  }

  @EventListener
  void connect(ApplicationReadyEvent ready) {
    String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
    client.connectAsync("http://localhost:" + port + "/stomp", this).whenComplete(this::connected);
  }

  private void connected(StompSession session, Throwable failure) {
    if (failure != null) {
      greeting.completeExceptionally(failure); // it lists every transport that was tried
      System.out.println(failure);
    }
  }

  @Override
  public void afterConnected(StompSession session, StompHeaders headers) {
    session.subscribe("/topic/greetings", this);
    session.send("/app/hello", "world");
  }

  @Override
  public void handleFrame(StompHeaders headers, Object payload) {
    System.out.println(payload);
    greeting.complete(String.valueOf(payload));
  }

  /** Completes with the first greeting, or fails if the client does not connect. */
  CompletableFuture<String> greeting() {
    return greeting;
  }
}
