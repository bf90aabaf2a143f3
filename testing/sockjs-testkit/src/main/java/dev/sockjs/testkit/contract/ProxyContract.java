package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.Phase;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests of the client's proxy. A transport that is not eligible with a proxy passes; one that
 * connects directly instead never does.
 */
interface ProxyContract extends TransportUnderTest {

  /**
   * The transport connects and sends through an HTTP proxy only. The proxy of this test opens a
   * tunnel for CONNECT, and responds to all requests itself.
   */
  @Test
  default void httpProxyIsUsed() {
    ScriptedServer proxy = ScriptedServer.start();
    try (ScriptedServer target = ScriptedServer.start();
        ContractRun<ObservingServer> run =
            run(new ScriptedObservingServer(proxy), ProxySettings.Type.HTTP, proxy.port())) {
      proxy.on("CONNECT", Pattern.compile(".*"), ProxyContract::openTunnel);
      TestTransportRequest request = run.request(target.uri("/idle")).build();
      if (isEligible(run, request)) {
        run.open(request).send("one");
        assertFalse(proxy.requests().isEmpty(), "The proxy received no request");
      }
      assertEquals(List.of(), target.requests());
    }
  }

  /**
   * The status of a proxy that wants credentials ends the transport in phase {@code PROXY}, whether
   * it is the response to a request or to CONNECT.
   */
  @Test
  default void proxyThatWantsCredentialsIsReported() {
    for (String scheme : List.of("http", "https")) {
      ScriptedServer proxy = ScriptedServer.start();
      for (String method : List.of("CONNECT", "GET", "POST")) {
        proxy.on(method, Pattern.compile(".*"), ProxyContract::requireCredentials);
      }
      try (ScriptedServer target = ScriptedServer.start();
          ContractRun<ScriptedServer> run = run(proxy, ProxySettings.Type.HTTP, proxy.port())) {
        URI url = URI.create(scheme + "://127.0.0.1:" + target.port() + "/idle");
        TestTransportRequest request = run.request(url).build();
        if (isEligible(run, request)) {
          TransportEnd end = run.connect(request).awaitEnd();
          assertEquals(EndKind.FAILED, end.kind(), end::toString);
          assertEquals(Phase.PROXY, end.phase(), end::toString);
          assertEquals(OptionalInt.of(407), end.status(), end::toString);
        }
        assertEquals(List.of(), target.requests());
      }
    }
  }

  private static void requireCredentials(Exchange exchange) throws IOException {
    exchange.header("Proxy-Authenticate", "Basic realm=\"test\"").respond(407);
  }

  /** Hosts that the settings exclude are connected directly. */
  @Test
  default void excludedHostIsConnectedDirectly() {
    try (ScriptedServer proxy = ScriptedServer.start();
        ContractRun<ObservingServer> run =
            ContractRun.of(
                this,
                ObservingServer.scripted(),
                settings ->
                    settings.proxy(
                        ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", proxy.port())
                            .withNoProxy("127.0.0.1")))) {
      TestTransportRequest request = run.request(run.server().idle()).build();
      if (isEligible(run, request)) {
        run.open(request);
      }
      assertEquals(List.of(), proxy.requests());
    }
  }

  /** A transport that is eligible with a SOCKS proxy asks that proxy for its connections. */
  @Test
  default void socksProxyIsUsedOrRefused() {
    for (ProxySettings.Type type : List.of(ProxySettings.Type.SOCKS4, ProxySettings.Type.SOCKS5)) {
      SocksServer socks = new SocksServer();
      try (ScriptedServer target = ScriptedServer.start();
          ContractRun<SocksServer> run = run(socks, type, socks.port())) {
        TestTransportRequest request = run.request(target.uri("/idle")).build();
        if (isEligible(run, request)) {
          TransportEnd end = run.connect(request).awaitEnd();
          assertEquals(EndKind.FAILED, end.kind(), end::toString);
          assertEquals(
              type == ProxySettings.Type.SOCKS4 ? 4 : 5, socks.version(), "The version of SOCKS");
        }
        assertEquals(List.of(), target.requests());
      }
    }
  }

  private <S extends AutoCloseable> ContractRun<S> run(
      S server, ProxySettings.Type type, int port) {
    return ContractRun.of(
        this, server, settings -> settings.proxy(ProxySettings.of(type, "127.0.0.1", port)));
  }

  private static boolean isEligible(ContractRun<?> run, TestTransportRequest request) {
    return run.factory().eligibility(ServerInfo.defaults(), request).obstacle().isEmpty();
  }

  private static void openTunnel(Exchange exchange) throws IOException {
    exchange.raw("HTTP/1.1 200 Connection established\r\n\r\n");
  }
}
