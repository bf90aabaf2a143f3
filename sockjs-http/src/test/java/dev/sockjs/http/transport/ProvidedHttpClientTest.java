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

/** Connections over an HttpClient that belongs to the caller. */
class ProvidedHttpClientTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final HttpClient theirs = new HttpClient();
  private final TestClientContext client = TestClientContext.create();
  private final HttpTransportProvider provider =
      new HttpTransportProvider(
          new HttpTransportSpec(
              "xhr-polling",
              1,
              1,
              false,
              BrowsingContext.PAGE,
              Receive.lines("xhr", true),
              Send.XHR),
          theirs) {};

  @BeforeEach
  void start() throws Exception {
    theirs.start();
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    theirs.stop();
    server.close();
  }

  @Test
  void staysAsItIs() {
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

    assertTrue(theirs.isStarted());
    assertTrue(theirs.isFollowRedirects());
    assertEquals(List.of(), theirs.getHttpCookieStore().all());
    assertEquals(2, server.requests().size());
  }

  @Test
  void itsOwnHeadersAreNotSent() throws Exception {
    server.on("POST", "/xhr", Script.sequence(x -> x.respond(200, "text/plain", "o\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();

      RecordedRequest request = server.awaitRequest("POST", "/xhr");
      assertFalse(request.header("User-Agent").isPresent());
      assertFalse(request.header("Accept-Encoding").isPresent());
    }
  }

  @Test
  void a401IsToldAsItIs() {
    server.on("POST", "/xhr", x -> x.header("WWW-Authenticate", "Basic realm=\"r\"").respond(401));
    try (TestConnection connection = connect()) {
      assertEquals(OptionalInt.of(401), connection.expectEnd().status());
    }
  }

  @Test
  void aMissingLastChunkIsNotForgivenSinceItMayHaveBeenAReset() {
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
        TransportEnd told = connection.expectEnd();
        assertEquals(EndKind.FAILED, told.kind());
        assertEquals(Phase.RECEIVE, told.phase());
      }
    }
  }

  @Test
  void isNotUsedPastTheProxyOfTheClient() {
    TestTransportRequest request =
        TestTransportRequest.to(URI.create("http://example.org/echo")).build();
    ProxySettings proxy = ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", 3128);
    try (TestClientContext proxied = TestClientContext.builder().proxy(proxy).build();
        TransportFactory factory = provider.open(proxied)) {
      Eligibility eligibility = factory.eligibility(ServerInfo.defaults(), request);
      assertEquals(
          "The HttpClient that was given for it knows no proxy",
          eligibility.obstacle().orElseThrow());

      theirs.getProxyConfiguration().addProxy(new HttpProxy("127.0.0.1", 3128));
      assertTrue(factory.eligibility(ServerInfo.defaults(), request).obstacle().isEmpty());
    }
    try (TestClientContext excepted =
            TestClientContext.builder().proxy(proxy.withNoProxy(".org")).build();
        TransportFactory factory = provider.open(excepted)) {
      assertTrue(factory.eligibility(ServerInfo.defaults(), request).obstacle().isEmpty());
    }
  }

  private TestConnection connect() {
    return TestConnection.open(
        provider, client, TestTransportRequest.to(server.uri("/echo")).build());
  }
}
