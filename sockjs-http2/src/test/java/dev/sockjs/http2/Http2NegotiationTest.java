package dev.sockjs.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sockjs.Http2;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import dev.sockjs.transport.streaming.StreamingTransports;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which HTTP version a client uses. */
final class Http2NegotiationTest {

  private static final LoopbackTls TLS = LoopbackTls.create();

  @ParameterizedTest
  @EnumSource(names = {"TLS", "PRIOR_KNOWLEDGE"})
  void serverMayChooseHttp1(Http2 http2) {
    try (Http2Gateway server = Http2Gateway.startHttp1(TLS);
        SockJsClient client = client(http2)) {
      assertEchoes(client, server.uri("/echo"));
      assertEquals(Set.of(HttpVersion.HTTP_1_1), server.versions());
      assertEquals(List.of(), server.upgradeHeaders());
    }
  }

  @Test
  void serverWithoutAlpnUsesHttp1() {
    try (SockJsTestServer server =
            SockJsTestServer.builder().tls(TLS.keyStore(), TLS.password()).start();
        SockJsClient client = client(Http2.TLS)) {
      assertEchoes(client, server.uri("/echo"));
    }
  }

  /**
   * Without an info request, the first connection that opens shows which version the server has.
   */
  @Test
  void burstOfSessionsOpensIfTheServerChoosesHttp1() {
    try (Http2Gateway server = Http2Gateway.startHttp1(TLS);
        SockJsClient client = client(Http2.TLS)) {
      SockJsOptions options =
          SockJsOptions.builder()
              .info(ServerInfo.defaults())
              .transports("xhr-streaming")
              .timeout(Duration.ofSeconds(30))
              .connectTimeout(Duration.ofSeconds(40))
              .build();
      List<SockJs> sessions = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        sessions.add(client.connect(server.uri("/echo"), options, (session, message) -> {}));
      }
      for (SockJs session : sessions) {
        session.opened().toCompletableFuture().orTimeout(50, TimeUnit.SECONDS).join();
      }
      assertEquals(Set.of(HttpVersion.HTTP_1_1), server.versions());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "TLS"})
  void urlWithoutTlsUsesHttp1AndNoUpgradeIsOffered(Http2 http2) {
    try (Http2Gateway server = Http2Gateway.start(100);
        SockJsClient client = client(http2)) {
      assertEchoes(client, server.uri("/echo"));
      assertEquals(Set.of(HttpVersion.HTTP_1_1), server.versions());
      assertEquals(List.of(), server.upgradeHeaders());
    }
  }

  @Test
  void http2IsOffByDefault() {
    try (Http2Gateway server = Http2Gateway.start(TLS, 100);
        SockJsClient client = SockJsClient.builder().sslContext(TLS.client()).build()) {
      assertEchoes(client, server.uri("/echo"));
      assertEquals(Set.of(HttpVersion.HTTP_1_1), server.versions());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "websocket-raw"})
  void webSocketUsesHttp1(String transport) {
    try (SockJsTestServer server = directServer();
        SockJsClient client = client(Http2.TLS)) {
      RecordingListener listener = new RecordingListener();
      SockJsOptions options = options(transport);
      client.connect(server.uri("/echo"), options, listener);
      SockJs session = listener.awaitOpen();
      session.send("x");
      assertEquals("x", listener.awaitMessage());
    }
  }

  @Test
  void pollsMoveToHttp2WhenTheServerHasKeptAConnectionOpen() {
    try (Http2Gateway server = Http2Gateway.start(TLS, 100);
        SockJsClient client = client(Http2.TLS)) {
      RecordingListener listener = new RecordingListener();
      SockJsOptions options = options("xhr-polling");
      client.connect(server.uri("/echo"), options, listener);
      SockJs session = listener.awaitOpen();
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            while (!server.version("xhr").equals(Optional.of(HttpVersion.HTTP_2))) {
              session.send("x");
              listener.awaitMessage();
            }
          });
    }
  }

  /**
   * The SockJS handler of Vert.x closes the connection at the end of each poll, and over HTTP/2
   * ends the sessions that used it. It is asked over HTTP/1.1 first, and then polls stay there.
   */
  @Test
  void pollsUseHttp1IfTheServerClosesConnections() {
    try (SockJsTestServer server = directServer();
        SockJsClient client = client(Http2.TLS)) {
      SockJsOptions options = options("xhr-polling");
      List<RecordingListener> listeners = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        RecordingListener listener = new RecordingListener();
        listeners.add(listener);
        client.connect(server.uri("/echo"), options, listener);
      }
      List<SockJs> sessions = listeners.stream().map(RecordingListener::awaitOpen).toList();
      for (int n = 0; n < 50; n++) {
        String message = "message " + n;
        sessions.forEach(session -> session.send(message));
        listeners.forEach(listener -> assertEquals(message, listener.awaitMessage()));
      }
    }
  }

  /**
   * An application's own HttpClient that prefers HTTP/2 uses HTTP/1.1, unless the client enables
   * it.
   */
  @ParameterizedTest
  @EnumSource(names = {"OFF", "TLS"})
  void providedHttpClientFollowsTheSetting(Http2 http2) throws Exception {
    ClientConnector connector = new ClientConnector();
    HttpClientTransportDynamic transport =
        new HttpClientTransportDynamic(
            connector,
            new ClientConnectionFactoryOverHTTP2.HTTP2(new HTTP2Client(connector)),
            HttpClientConnectionFactory.HTTP11);
    assertEquals(
        http2 == Http2.OFF ? HttpVersion.HTTP_1_1 : HttpVersion.HTTP_2,
        receivingVersion(new HttpClient(transport), http2));
  }

  @Test
  void providedHttpClientThatHasOnlyHttp2CanBeUsedIfTheClientEnablesIt() throws Exception {
    HttpClientTransportOverHTTP2 transport =
        new HttpClientTransportOverHTTP2(new HTTP2Client(new ClientConnector()));
    assertEquals(HttpVersion.HTTP_2, receivingVersion(new HttpClient(transport), Http2.TLS));
  }

  private static HttpVersion receivingVersion(HttpClient httpClient, Http2 http2) throws Exception {
    SslContextFactory.Client tls = new SslContextFactory.Client();
    tls.setSslContext(TLS.client());
    httpClient.setSslContextFactory(tls);
    httpClient.start();
    try (Http2Gateway server = Http2Gateway.start(TLS, 100);
        SockJsClient client =
            SockJsClient.builder()
                .http2(http2)
                .sslContext(TLS.client())
                .transports(StreamingTransports.with(httpClient))
                .build()) {
      assertEchoes(client, server.uri("/echo"));
      return server.version("xhr_streaming").orElseThrow();
    } finally {
      httpClient.stop();
    }
  }

  private static SockJsTestServer directServer() {
    return SockJsTestServer.builder().tls(TLS.keyStore(), TLS.password()).http2(100).start();
  }

  private static SockJsClient client(Http2 http2) {
    return SockJsClient.builder().http2(http2).sslContext(TLS.client()).build();
  }

  private static void assertEchoes(SockJsClient client, URI url) {
    RecordingListener listener = new RecordingListener();
    SockJsOptions options = options("xhr-streaming");
    client.connect(url, options, listener);
    SockJs session = listener.awaitOpen();
    for (int i = 0; i < 10; i++) {
      session.send("message " + i);
      assertEquals("message " + i, listener.awaitMessage());
    }
  }

  private static SockJsOptions options(String transport) {
    return SockJsOptions.builder().transports(transport).timeout(Duration.ofSeconds(30)).build();
  }
}
