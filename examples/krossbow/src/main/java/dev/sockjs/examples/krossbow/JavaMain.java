package dev.sockjs.examples.krossbow;

import dev.sockjs.SockJsClient;
import java.time.Duration;

/** Does the same as {@code Main.kt}, with calls that block. */
public final class JavaMain {
  private JavaMain() {}

  /**
   * Runs the application.
   *
   * @param args the URL of the STOMP endpoint, such as {@code http://localhost:8080/stomp}
   * @throws Exception if there is no greeting
   */
  public static void main(String[] args) throws Exception {
    try (SockJsClient client = SockJsClient.create();
        BlockingStompSession session = new BlockingStompClient(client).connect(args[0]);
        BlockingSubscription greetings = session.subscribe("/topic/greetings")) {
      session.send("/app/hello", "Java");
      System.out.println(greetings.next(Duration.ofSeconds(10)));
    }
  }
}
