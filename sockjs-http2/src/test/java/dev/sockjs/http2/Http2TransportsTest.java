package dev.sockjs.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.Http2;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.transport.polling.PollingTransports;
import dev.sockjs.transport.streaming.StreamingTransports;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every HTTP transport over HTTP/2, with TLS and with prior knowledge. */
final class Http2TransportsTest {

  private static final int MESSAGES = 1500;
  private static final LoopbackTls TLS = LoopbackTls.create();

  static Stream<Arguments> transports() {
    return Stream.of(StreamingTransports.all(), PollingTransports.all())
        .flatMap(List::stream)
        .map(TransportProvider::name)
        .flatMap(
            name ->
                Stream.of(
                    Arguments.of(name, Http2.TLS), Arguments.of(name, Http2.PRIOR_KNOWLEDGE)));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void messagesArriveInOrder(String transport, Http2 http2) {
    try (Http2Gateway server = start(http2);
        SockJsClient client = client(http2)) {
      RecordingListener listener = new RecordingListener();
      SockJs session = client.connect(server.uri("/echo"), options(transport), listener);
      listener.awaitOpen();
      for (int i = 0; i < MESSAGES; i++) {
        session.send("message " + i);
      }
      for (int i = 0; i < MESSAGES; i++) {
        assertEquals("message " + i, listener.awaitMessage());
      }
      session.close();
      CloseEvent close = listener.awaitClose();
      assertTrue(close.wasClean(), close::toString);

      assertEquals(List.of(), server.upgradeHeaders());
      if (transport.endsWith("polling")) { // the first polls may use HTTP/1.1
        assertTrue(server.versions().contains(HttpVersion.HTTP_2));
      } else {
        assertEquals(Set.of(HttpVersion.HTTP_2), server.versions());
        assertEquals(1, server.openedConnections());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void serverCloses(String transport, Http2 http2) {
    try (Http2Gateway server = start(http2);
        SockJsClient client = client(http2)) {
      RecordingListener listener = new RecordingListener();
      client.connect(server.uri("/close"), options(transport), listener);
      listener.awaitOpen();
      assertEquals(3000, listener.awaitClose().code());
    }
  }

  private static Http2Gateway start(Http2 http2) {
    return http2 == Http2.TLS ? Http2Gateway.start(TLS, 100) : Http2Gateway.start(100);
  }

  private static SockJsClient client(Http2 http2) {
    return SockJsClient.builder().http2(http2).sslContext(TLS.client()).build();
  }

  private static SockJsOptions options(String transport) {
    return SockJsOptions.builder()
        .transports(transport)
        .timeout(Duration.ofSeconds(30))
        .closeLinger(Duration.ofSeconds(30))
        .build();
  }
}
