package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sockjs.Headers;
import dev.sockjs.http.JettyInfoRequester;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.testkit.server.RecordedRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.AbstractConnectionPool;
import org.junit.jupiter.api.Test;

/** The first receiving request uses the connection of the info request. */
class FirstReceiveTest extends OneServerTest {

  private void requestInfo() throws Exception {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    new JettyInfoRequester()
        .request(client, server.uri("/echo/info"), Headers.empty())
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void connectionOfTheInfoRequestIsUsedOnceMore() throws Exception {
    requestInfo();
    respondWithOpenFrameAndWait();
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      RecordedRequest info = server.requests().get(0);
      RecordedRequest receive = server.requests().get(1);
      assertEquals(info.connection(), receive.connection());
      assertEquals(List.of("close"), receive.headers("Connection"));
    }
  }

  @Test
  void connectionForMessagesIsOpenedMeanwhile() throws Exception {
    requestInfo();
    respondWithOpenFrameAndWait();
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      TestConnection.await(() -> idleConnections() == 1);
      assertEquals(
          List.of(1, 1), server.requests().stream().map(RecordedRequest::connection).toList());
    }
  }

  private int idleConnections() {
    return TransportHttpClient.of(client).httpClient().getDestinations().stream()
        .mapToInt(
            destination ->
                destination.getConnectionPool() instanceof AbstractConnectionPool pool
                    ? pool.getIdleConnectionCount()
                    : 0)
        .sum();
  }

  @Test
  void receiveWithoutInfoHasAConnectionOfItsOwn() throws Exception {
    respondWithOpenFrameAndWait();
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = open()) {
      connection.transport().send(List.of("\"1\"")).toCompletableFuture().get(20, TimeUnit.SECONDS);
      RecordedRequest receive = server.requests().get(0);
      RecordedRequest send = server.requests().get(1);
      assertEquals(List.of(), receive.headers("Connection"));
      assertNotEquals(receive.connection(), send.connection());
    }
  }
}
