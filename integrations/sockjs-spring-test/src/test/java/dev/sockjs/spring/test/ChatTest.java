package dev.sockjs.spring.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.spring.test.ChatApplication.Greeting;
import dev.sockjs.spring.test.ChatApplication.Hello;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

// An example of docs/from-spring.md; DocumentExamplesTest compares them.
// begin example
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@StompEndpoint("/ws")
class ChatTest {

  @EachTransport
  void greets(StompTestSession stomp) {
    StompInbox<Greeting> greetings = stomp.subscribeAndAwait("/topic/greetings", Greeting.class);
    stomp.send("/app/hello", new Hello("Ann"));
    assertEquals("Hello, Ann", greetings.take().text());
  }
}
// end example
