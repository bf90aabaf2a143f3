package dev.sockjs.spring.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spring.test.ChatApplication.Greeting;
import dev.sockjs.spring.test.ChatApplication.Hello;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.messaging.simp.SimpMessagingTemplate;

/** Sessions for a {@code @SpringBootTest}. */
@SpringBootTest(
    classes = ChatApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "server.servlet.context-path=/chat")
@StompEndpoint("/ws")
class StompEndpointTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final List<String> RUN = new CopyOnWriteArrayList<>();

  @Autowired private SimpMessagingTemplate server;

  @AfterAll
  static void eachTransportHasRun() {
    assertEquals(List.of("websocket", "xhr-streaming", "eventsource", "xhr-polling"), RUN);
  }

  @Test
  void applicationAnswers(StompTestSession stomp) {
    StompInbox<Greeting> greetings = stomp.subscribeAndAwait("/topic/greetings", Greeting.class);
    stomp.send("/app/hello", new Hello("Ann"));
    assertEquals(new Greeting("Hello, Ann"), greetings.take());
    greetings.assertEmpty();
  }

  @EachTransport
  void sessionIsForcedToATransport(StompTestSession stomp, TestInfo test) {
    assertEquals(test.getDisplayName(), stomp.transport());
    RUN.add(stomp.transport());
    StompInbox<String> inbox = stomp.subscribeAndAwait("/topic/text", String.class);
    server.convertAndSend("/topic/text", "über");
    assertEquals("über", inbox.take());
  }

  @Test
  void userDestinationIsAwaitedToo(StompTestSession stomp) {
    StompInbox<Greeting> whispers = stomp.subscribeAndAwait("/user/queue/whispers", Greeting.class);
    stomp.send("/app/whisper", new Hello("Bob"));
    assertEquals("psst, Bob", whispers.take().text());
  }

  @Test
  void eachParameterIsASessionOfItsOwn(
      StompTestSession ann, StompTestSession bob, StompTestClient client) {
    assertNotEquals(ann.session().getSessionId(), bob.session().getSessionId());
    StompInbox<String> forAnn = ann.subscribeAndAwait("/topic/both", String.class);
    StompInbox<String> forBob = bob.subscribeAndAwait("/topic/both", String.class);
    try (StompTestSession eve = client.connect()) {
      eve.send("/topic/both", "hi");
    }
    assertEquals("hi", forAnn.take());
    assertEquals("hi", forBob.take());
  }

  /** {@code docs/stomp.md} shows the message. */
  @Test
  void takeFailsWithWhatDidArrive(StompTestSession stomp) throws IOException {
    StompInbox<Greeting> greetings = stomp.subscribeAndAwait("/topic/greetings", Greeting.class);
    StompInbox<Greeting> errors = stomp.subscribeAndAwait("/topic/errors", Greeting.class);
    stomp.send("/app/greet", new Hello("Ann"));
    server.convertAndSend("/topic/errors", new Greeting("no such user"));
    errors.take();
    AssertionError error = assertThrows(AssertionError.class, () -> greetings.take(SHORT));
    String expected =
        documentedFailure()
            .replace("10000 ms", SHORT.toMillis() + " ms")
            .replace("over websocket", "over " + stomp.transport());
    assertEquals(expected, error.getMessage());
  }

  private static String documentedFailure() throws IOException {
    String document = Files.readString(Path.of("../../docs/stomp.md"));
    int start = document.indexOf("No message for /topic/greetings within");
    return document.substring(start, document.indexOf("\n```", start));
  }

  @Test
  void messageThatIsExpectedCanBeAfterOthers(StompTestSession stomp) {
    StompInbox<String> inbox = stomp.subscribeAndAwait("/topic/mine", String.class);
    server.convertAndSend("/topic/mine", "one");
    server.convertAndSend("/topic/mine", "two");
    assertEquals("two", inbox.take("two"::equals, Duration.ofSeconds(10)));
    assertEquals("one", inbox.take());
    AssertionError error =
        assertThrows(AssertionError.class, () -> inbox.take("three"::equals, SHORT));
    assertTrue(error.getMessage().contains("received /topic/mine two"), error.getMessage());
  }

  @Test
  void payloadOfAnotherTypeFailsWithTheFrame(StompTestSession stomp) {
    StompInbox<Greeting> inbox = stomp.subscribeAndAwait("/topic/mine", Greeting.class);
    server.convertAndSend("/topic/mine", "no greeting");
    AssertionError error = assertThrows(AssertionError.class, inbox::take);
    assertTrue(
        error.getMessage().startsWith("Not a " + Greeting.class.getName() + ": /topic/mine"),
        error.getMessage());
  }

  @Test
  void endOfTheSessionFailsTakeAtOnce(StompTestSession stomp) {
    StompInbox<String> inbox = stomp.subscribeAndAwait("/topic/mine", String.class);
    stomp.close();
    assertFalse(stomp.isConnected());
    AssertionError error =
        assertThrows(AssertionError.class, () -> inbox.take(Duration.ofMinutes(10)));
    assertTrue(
        error.getMessage().contains("The session is ended: closed by the test"),
        error.getMessage());
    assertThrows(AssertionError.class, () -> stomp.send("/app/hello", new Hello("Ann")));
  }

  @Test
  void subscriptionThatNobodyHandlesFails(@Autowired Environment environment) {
    String port = environment.getRequiredProperty("local.server.port");
    try (StompTestClient client =
        StompTestClient.builder(URI.create("http://localhost:" + port + "/chat/ws"))
            .barrier(SubscriptionBarrier.RECEIPT)
            .timeout(Duration.ofSeconds(3))
            .build()) {
      StompTestSession stomp = client.connect();
      AssertionError error =
          assertThrows(
              AssertionError.class, () -> stomp.subscribeAndAwait("/nowhere", String.class));
      assertTrue(error.getMessage().contains("No subscription to /nowhere"), error.getMessage());
    }
  }

  @Nested
  class Inside {

    @Test
    void nestedClassHasTheEndpointToo(StompTestSession stomp) {
      StompInbox<String> inbox = stomp.subscribeAndAwait("/topic/nested", String.class);
      server.convertAndSend("/topic/nested", "in");
      assertEquals("in", inbox.take());
    }
  }
}
