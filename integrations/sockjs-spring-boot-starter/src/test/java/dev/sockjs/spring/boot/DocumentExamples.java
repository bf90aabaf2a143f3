package dev.sockjs.spring.boot;

import dev.sockjs.Headers;
import dev.sockjs.spring.SockJsWebSocketClient;
import java.util.concurrent.CompletionStage;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** The Java examples of {@code docs/spring-boot.md}. */
final class DocumentExamples {

  /** Has a token that is renewed now and then. */
  interface TokenService {
    CompletionStage<String> current();
  }

  @Bean
  WebSocketStompClient stompClient(SockJsWebSocketClient webSockets) {
    return new WebSocketStompClient(webSockets);
  }

  @Bean
  SockJsOptionsBuilderCustomizer token(TokenService tokens) {
    return options ->
        options.headers(
            kind ->
                tokens
                    .current()
                    .thenApply(token -> Headers.of("Authorization", "Bearer " + token)));
  }
}
