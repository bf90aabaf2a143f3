package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.ServerInfo;
import dev.sockjs.TransportOption;
import dev.sockjs.spi.TransportEnd;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The headers that transports get for their requests. */
class CoreClientHeadersTest extends CoreClientFixture {

  private static Headers headers(FakeTransport.Connection connection, URI url) {
    return connection.request.headers(RequestKind.RECEIVE, url).toCompletableFuture().join();
  }

  private static Headers headers(FakeTransport.Connection connection) {
    return headers(connection, connection.request.url("suffix"));
  }

  @Test
  void headersOfATransportReachOnlyItsRequests() {
    connect(
        options ->
            options
                .headers(Headers.of("X-All", "1"))
                .transportOption("socket", TransportOption.HEADERS, Headers.of("X-Socket", "2")));
    Headers ofSocket = headers(socket.connection());
    assertEquals(Optional.of("1"), ofSocket.first("X-All"));
    assertEquals(Optional.of("2"), ofSocket.first("X-Socket"));
    socket.connection().end(TransportEnd.failed(Phase.CONNECT, "refused"));
    Headers ofPoll = headers(poll.connection());
    assertEquals(Optional.of("1"), ofPoll.first("X-All"));
    assertEquals(Optional.empty(), ofPoll.first("X-Socket"));
    closeClient();
  }

  @Test
  void headersOfATransportDoNotReachAnotherOrigin() {
    connect(
        options ->
            options
                .info(ServerInfo.defaults().withBaseUrl("http://other.example/echo"))
                .transportOption("socket", TransportOption.HEADERS, Headers.of("X-Socket", "2")));
    FakeTransport.Connection connection = socket.connection();
    assertEquals("other.example", connection.request.url("suffix").getHost());
    assertTrue(headers(connection).isEmpty());
    assertEquals(
        Optional.of("2"),
        headers(connection, URI.create("http://example.org/echo/x")).first("X-Socket"));
    closeClient();
  }
}
