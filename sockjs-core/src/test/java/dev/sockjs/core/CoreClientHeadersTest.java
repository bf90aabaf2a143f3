package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CookieStore;
import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.ServerInfo;
import dev.sockjs.TransportOption;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
  void connectionsOfOneClientCanHaveCookiesOfTheirOwn() {
    SetCookies alice = new SetCookies();
    SetCookies bob = new SetCookies();
    connectAndOpen(options -> options.cookieStore(alice));
    FakeTransport.Connection first = socket.connection();
    RecordingListener other = new RecordingListener();
    client.connect(URL, options().cookieStore(bob).build(), other);
    FakeTransport.Connection second = socket.connection();
    URI url = first.request.url("suffix");
    first.request.keepCookies(url, List.of("user=alice"));
    second.request.keepCookies(url, List.of("user=bob"));
    assertEquals(Optional.of("user=alice"), headers(first).first("Cookie"));
    assertEquals(Optional.of("user=bob"), headers(second).first("Cookie"));
    closeClient();
    other.awaitClose();
    other.close();
  }

  /** Sends what was kept, as it is. */
  private static final class SetCookies implements CookieStore {
    private final List<String> kept = new ArrayList<>();

    @Override
    public Optional<String> header(URI url) {
      return kept.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", kept));
    }

    @Override
    public void keep(URI url, List<String> setCookies) {
      kept.addAll(setCookies);
    }
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
