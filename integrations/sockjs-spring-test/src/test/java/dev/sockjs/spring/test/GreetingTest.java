package dev.sockjs.spring.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.spring.SockJsWebSocketClient;
import dev.sockjs.spring.stomp.ReconnectingStompSession;
import dev.sockjs.spring.stomp.ReconnectingStompSessionBuilder;
import dev.sockjs.spring.stomp.StompSessionListener;
import dev.sockjs.spring.test.ChatApplication.Greeting;
import dev.sockjs.spring.test.ChatApplication.Hello;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.messaging.WebSocketStompClient;

// The examples of docs/stomp.md; DocumentExamplesTest compares them. Only the test is run.

final class StompClientExamples {

  interface Tokens {
    String current();

    boolean canRenew();
  }

  static final class NewsListener implements StompSessionListener {}

  static final class NewsHandler extends StompSessionHandlerAdapter {}

  static WebSocketStompClient client(TaskScheduler taskScheduler) {
    // begin example
    WebSocketStompClient stompClient = new WebSocketStompClient(new SockJsWebSocketClient());
    stompClient.setMessageConverter(new StringMessageConverter());
    stompClient.setTaskScheduler(taskScheduler);
    // end example
    return stompClient;
  }

  // begin example
  @Bean
  ReconnectingStompSession news(WebSocketStompClient stompClient, Tokens tokens) {
    ReconnectingStompSession session =
        ReconnectingStompSession.builder(stompClient, URI.create("https://example.org/ws"))
            .handshakeHeaders(() -> bearer(tokens.current()))
            .queueWhileDown(100)
            .listener(new NewsListener())
            .build();
    session.subscribe("/topic/news", new NewsHandler());
    return session;
  }

  // end example

  static void decide(ReconnectingStompSessionBuilder builder, Tokens tokens) {
    // begin example
    builder.retryIf(failure -> failure.httpStatus().orElse(0) != 401 || tokens.canRenew());
    // end example
  }

  private static WebSocketHttpHeaders bearer(String token) {
    WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
    headers.setBearerAuth(token);
    return headers;
  }
}

// begin example
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@StompEndpoint("/ws")
class GreetingTest {

  @Test
  void greets(StompTestSession stomp) {
    StompInbox<Greeting> greetings = stomp.subscribeAndAwait("/topic/greetings", Greeting.class);
    stomp.send("/app/hello", new Hello("Ann"));
    assertEquals(new Greeting("Hello, Ann"), greetings.take());
  }

  @EachTransport
  void greetsOverEachTransport(StompTestSession stomp) {
    greets(stomp);
  }
}

// end example

final class UrlExample {

  // begin example
  @RegisterExtension
  static final StompExtension STOMP =
      StompExtension.at(() -> URI.create("http://localhost:8080/ws"));
  // end example
}
