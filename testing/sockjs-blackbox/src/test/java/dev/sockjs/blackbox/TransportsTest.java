package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJsClient;
import org.junit.jupiter.api.Test;

/** The list of transports that other suites run through is complete. */
class TransportsTest {

  @Test
  void listNamesEveryTransport() {
    try (SockJsClient client = SockJsClient.create()) {
      assertEquals(Transports.ALL, client.transports());
    }
  }
}
