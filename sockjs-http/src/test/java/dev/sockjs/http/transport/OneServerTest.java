package dev.sockjs.http.transport;

import dev.sockjs.Headers;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;

/** Tests of connections between one client and one scripted server. */
abstract class OneServerTest {

  final ScriptedServer server = ScriptedServer.start();
  final TestClientContext client = TestClientContext.create();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  /** Makes the server respond to the receiving request with an open frame, and never end it. */
  void respondWithOpenFrameAndWait() {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.chunked(200, "text/plain").chunk("o\n");
          x.silence();
        });
  }

  TestTransportRequest request() {
    return TestTransportRequest.to(server.uri("/echo")).ids("000", "session").build();
  }

  /** Connects by polling. */
  TestConnection connect() {
    return TestConnection.open(client, request());
  }

  /** Connects by polling, with headers that may come later. */
  TestConnection connect(CompletionStage<Headers> headers) {
    return TestConnection.open(
        client,
        TestTransportRequest.to(server.uri("/echo")).headers((kind, url) -> headers).build());
  }

  /** Connects by polling, and expects the open frame. */
  TestConnection open() {
    TestConnection connection = connect();
    connection.expectOpen();
    return connection;
  }
}
