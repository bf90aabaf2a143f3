package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections over an HttpClient that the application provides. */
class ProvidedHttpClientTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final HttpClient httpClient = new HttpClient();
  private final TestClientContext client = TestClientContext.create();
  private final HttpTransportProvider provider =
      new HttpTransportProvider(
          new HttpTransportSpec(
              "xhr-polling",
              1,
              1,
              false,
              BrowsingContext.SAME_ORIGIN,
              Receive.lines("xhr", true),
              Send.XHR),
          httpClient) {};

  @BeforeEach
  void start() throws Exception {
    httpClient.start();
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    httpClient.stop();
    server.close();
  }

  @Test
  void httpClientIsNotStoppedOrChanged() {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> x.header("Set-Cookie", "a=1").respond(200, "text/plain", "o\n"),
            x -> x.header("Location", "/elsewhere").respond(302)));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      assertEquals(OptionalInt.of(302), connection.expectEnd().status());
    }
    client.close();

    assertTrue(httpClient.isStarted());
    assertTrue(httpClient.isFollowRedirects());
    assertEquals(List.of(), httpClient.getHttpCookieStore().all());
    assertEquals(2, server.requests().size());
  }

  @Test
  void headersOfTheHttpClientAreNotSent() throws Exception {
    server.on("POST", "/xhr", Script.sequence(x -> x.respond(200, "text/plain", "o\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();

      RecordedRequest request = server.awaitRequest("POST", "/xhr");
      assertFalse(request.header("User-Agent").isPresent());
      assertFalse(request.header("Accept-Encoding").isPresent());
    }
  }

  @Test
  void status401IsReported() {
    server.on("POST", "/xhr", x -> x.header("WWW-Authenticate", "Basic realm=\"r\"").respond(401));
    try (TestConnection connection = connect()) {
      assertEquals(OptionalInt.of(401), connection.expectEnd().status());
    }
  }

  @Test
  void missingLastChunkEndsTheTransportSinceItMayBeReset() {
    for (Script end : List.<Script>of(Exchange::fin, Exchange::reset)) {
      CountDownLatch opened = new CountDownLatch(1);
      server.on(
          "POST",
          "/xhr",
          x -> {
            x.chunked(200, "text/plain").chunk("o\n");
            opened.await();
            end.run(x);
          });
      try (TestConnection connection = connect()) {
        connection.expectConnected();
        connection.allow(2);
        assertEquals("o", connection.expectFrame());
        opened.countDown();
        TransportEnd failure = connection.expectEnd();
        assertEquals(EndKind.FAILED, failure.kind());
        assertEquals(Phase.RECEIVE, failure.phase());
      }
    }
  }

  @Test
  void isNotUsableIfItWouldBypassTheProxyOfTheClient() {
    TestTransportRequest request =
        TestTransportRequest.to(URI.create("http://example.org/echo")).build();
    ProxySettings proxy = ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", 3128);
    try (TestClientContext proxied = TestClientContext.builder().proxy(proxy).build();
        TransportFactory factory = provider.open(proxied)) {
      Eligibility eligibility = factory.eligibility(ServerInfo.defaults(), request);
      assertEquals(
          "The client has a proxy, and the provided HttpClient has none: configure it there too",
          eligibility.obstacle().orElseThrow());

      httpClient.getProxyConfiguration().addProxy(new HttpProxy("127.0.0.1", 3128));
      assertTrue(factory.eligibility(ServerInfo.defaults(), request).obstacle().isEmpty());
    }
    try (TestClientContext withException =
            TestClientContext.builder().proxy(proxy.withNoProxy(".org")).build();
        TransportFactory factory = provider.open(withException)) {
      assertTrue(factory.eligibility(ServerInfo.defaults(), request).obstacle().isEmpty());
    }
  }

  private TestConnection connect() {
    return TestConnection.open(
        provider, client, TestTransportRequest.to(server.uri("/echo")).build());
  }
}
