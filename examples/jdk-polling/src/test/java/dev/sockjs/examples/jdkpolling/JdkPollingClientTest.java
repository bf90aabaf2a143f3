package dev.sockjs.examples.jdkpolling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testserver.SockJsTestServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An application finds the transport as a service, and uses it by its name. */
final class JdkPollingClientTest {

  @Test
  void clientConnectsWithIt() {
    SockJsOptions options =
        SockJsOptions.builder().transports("jdk-polling").timeout(Duration.ofSeconds(30)).build();
    RecordingListener listener = new RecordingListener();
    try (SockJsTestServer server = SockJsTestServer.start();
        SockJsClient client = SockJsClient.create()) {
      assertTrue(client.transports().contains("jdk-polling"), client.transports()::toString);
      SockJs sock = client.connect(server.uri("/echo"), options, listener);
      listener.awaitOpen();
      assertEquals(Optional.of("jdk-polling"), sock.transport());
      sock.send("hello");
      assertEquals("hello", listener.awaitMessage());
      sock.close();
      assertEquals(1000, listener.awaitClose().code());
    }
  }
}
