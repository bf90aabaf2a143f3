package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJsClient;
import org.junit.jupiter.api.Test;

/** What other suites go through one by one leaves none out. */
class TransportsTest {

  @Test
  void theseAreAllThatThereAre() {
    try (SockJsClient client = SockJsClient.create()) {
      assertEquals(Transports.ALL, client.transports());
    }
  }
}
