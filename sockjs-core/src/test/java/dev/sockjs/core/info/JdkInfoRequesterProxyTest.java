package dev.sockjs.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsException;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All host names end in {@code .invalid}, so only requests to the server as a proxy reach it. */
class JdkInfoRequesterProxyTest {

  private static final Pattern ANY = Pattern.compile(".*");

  private final ScriptedServer server = ScriptedServer.start();
  private final ProxySettings proxy =
      ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", server.port());

  @AfterEach
  void close() {
    server.close();
  }

  private InfoResponse info(ProxySettings proxy, String url) throws Exception {
    try (TestClientContext client = TestClientContext.builder().proxy(proxy).build()) {
      CompletableFuture<InfoResponse> info =
          new JdkInfoRequester().request(client, URI.create(url), Headers.empty());
      return info.get(20, TimeUnit.SECONDS);
    }
  }

  private Throwable failure(ProxySettings proxy, String url) {
    return assertThrows(ExecutionException.class, () -> info(proxy, url)).getCause();
  }

  @Test
  void httpProxyGetsTheWholeUrl() throws Exception {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    assertEquals("{}", info(proxy, "http://h.invalid:8081/echo/info").body());
    RecordedRequest request = server.awaitRequest("GET", "/echo/info");
    assertEquals("http://h.invalid:8081/echo/info", request.target());
    assertEquals(Optional.empty(), request.header("Proxy-Authorization"));
  }

  @Test
  void credentialsAreSentWithTheFirstRequest() throws Exception {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    info(proxy.withCredentials("m\u00fc", "p:w"), "http://h.invalid/info");
    assertEquals(
        Optional.of("Basic bcO8OnA6dw=="),
        server.awaitRequest("GET", "/info").header("Proxy-Authorization"));
  }

  @Test
  void hostsWithoutProxyAreReachedDirectlyAndGetNoCredentials() throws Exception {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    ProxySettings closedPort = ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", 1);
    info(
        closedPort.withCredentials("me", "pw").withNoProxy("127.0.0.1"),
        server.uri("/info").toString());
    RecordedRequest request = server.awaitRequest("GET", "/info");
    assertEquals("/info", request.target());
    assertEquals(Optional.empty(), request.header("Proxy-Authorization"));
  }

  @Test
  void proxySelectorOfTheJvmIsNotUsed() throws Exception {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(new RefusingSelector());
    try (TestClientContext client = TestClientContext.create()) {
      new JdkInfoRequester()
          .request(client, server.uri("/info"), Headers.empty())
          .get(20, TimeUnit.SECONDS);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void httpsIsTunnelled() throws Exception {
    server.on("CONNECT", ANY, x -> x.respond(403));
    assertInstanceOf(IOException.class, failure(proxy, "https://h.invalid/info"));
    assertEquals("h.invalid:443", server.requests().get(0).target());
  }

  @Test
  void errorAboutARefusedTunnelNamesTheSettingsThatHelp() {
    server.on(
        "CONNECT", ANY, x -> x.header("Proxy-Authenticate", "Basic realm=\"x\"").respond(407));
    Throwable failure = failure(proxy.withCredentials("me", "secret"), "https://h.invalid/info");
    assertInstanceOf(SockJsException.class, failure);
    String message = failure.getMessage();
    assertTrue(message.contains("407"), message);
    assertTrue(message.contains("-Djdk.http.auth.tunneling.disabledSchemes="), message);
    assertTrue(message.contains("`info`"), message);
    assertFalse(message.contains("secret"), message);
  }

  @Test
  void status407IsPassedOnIfThereAreNoCredentials() throws Exception {
    server.on(
        "CONNECT", ANY, x -> x.header("Proxy-Authenticate", "Basic realm=\"x\"").respond(407));
    assertEquals(407, info(proxy, "https://h.invalid/info").status());
  }

  @Test
  void nothingOfAProxysResponseIsKeptButItsStatus() throws Exception {
    server
        .on("CONNECT", ANY, JdkInfoRequesterProxyTest::demandLogin)
        .on("GET", "/info", JdkInfoRequesterProxyTest::demandLogin);
    for (String url : List.of("https://h.invalid/info", "http://h.invalid/info")) {
      InfoResponse response = info(proxy, url);
      assertEquals(407, response.status());
      assertTrue(response.headers().isEmpty(), url);
      assertEquals("", response.body(), url);
    }
    assertTrue(info(proxy, "https://h.invalid/info").isFromProxy());
  }

  private static void demandLogin(Exchange exchange) throws IOException {
    exchange
        .header("Set-Cookie", "SRV=proxy; Path=/")
        .header("Location", "http://h.invalid/login")
        .header("Proxy-Authenticate", "Basic realm=\"x\"")
        .respond(407, "text/html", "<h1>Log in</h1>");
  }

  @ParameterizedTest
  @EnumSource(
      value = ProxySettings.Type.class,
      names = {"SOCKS4", "SOCKS5"})
  void socksProxyIsRejectedWithTheReason(ProxySettings.Type type) {
    ProxySettings socks = ProxySettings.of(type, "p.invalid", 1080).withNoProxy(".example");
    try (TestClientContext client = TestClientContext.builder().proxy(socks).build()) {
      JdkInfoRequester requester = new JdkInfoRequester();
      Eligibility refused = requester.eligibility(client, URI.create("http://h.invalid/info"));
      String obstacle = refused.obstacle().orElse("");
      assertTrue(obstacle.contains("java.net.http"), obstacle);
      assertTrue(obstacle.contains(type + " proxy p.invalid:1080"), obstacle);
      assertEquals(
          Optional.empty(),
          requester.eligibility(client, URI.create("http://h.example/info")).obstacle());
    }
  }

  @Test
  void httpProxyAndNoProxyAreUsable() {
    URI url = URI.create("http://h.invalid/info");
    try (TestClientContext direct = TestClientContext.create();
        TestClientContext proxied = TestClientContext.builder().proxy(proxy).build()) {
      assertEquals(Optional.empty(), new JdkInfoRequester().eligibility(direct, url).obstacle());
      assertEquals(Optional.empty(), new JdkInfoRequester().eligibility(proxied, url).obstacle());
    }
  }

  private static final class RefusingSelector extends ProxySelector {

    @Override
    public List<Proxy> select(URI url) {
      throw new AssertionError("asked for the proxy of " + url);
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException failure) {}
  }
}
