package dev.sockjs.blackbox.proxies;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.partitioningBy;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.blackbox.SockJsNode;
import dev.sockjs.blackbox.Transports;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two servers behind a balancer: every request of a session must reach the server of the session.
 */
class BalancerTest {

  @RegisterExtension private static final ProxyTestResources RESOURCES = new ProxyTestResources();

  private static ProxyProcess haproxyByServerId;
  private static ProxyProcess haproxyByCookie;
  private static ProxyProcess nginxByServerId;
  private static ProxyProcess nginxByCookie;
  private static SockJsClient client;

  @BeforeAll
  static void start() {
    Map<String, SockJsNode> servers = Map.of("a", RESOURCES.node(), "b", RESOURCES.node());
    haproxyByServerId = RESOURCES.proxy(ProxyProgram.HAPROXY, "haproxy-uri.cfg", servers);
    haproxyByCookie = RESOURCES.proxy(ProxyProgram.HAPROXY, "haproxy-cookie.cfg", servers);
    nginxByServerId = RESOURCES.proxy(ProxyProgram.NGINX, "nginx-hash.conf", servers);
    nginxByCookie = RESOURCES.proxy(ProxyProgram.NGINX, "nginx-cookie.conf", servers);
    client = RESOURCES.client();
  }

  static List<String> transports() {
    return ProxyTestResources.transports();
  }

  static List<String> transportsWithCookies() {
    return transportsByCookies().get(true);
  }

  static List<String> transportsWithoutCookies() {
    return transportsByCookies().get(false);
  }

  /** {@code xdr-*} send no cookies, like XDomainRequest in a browser. */
  private static Map<Boolean, List<String>> transportsByCookies() {
    return transports().stream().collect(partitioningBy(name -> !name.startsWith("xdr-")));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void haproxyRoutesByServerId(String transport) {
    runSessions(transport, haproxyByServerId, () -> client);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void nginxRoutesByServerId(String transport) {
    runSessions(transport, nginxByServerId, () -> client);
  }

  /** Twenty clients, since all sessions of a client share a cookie. */
  @ParameterizedTest
  @MethodSource("transportsWithCookies")
  void haproxyRoutesByCookie(String transport) {
    runSessions(transport, haproxyByCookie, RESOURCES::client);
  }

  @ParameterizedTest
  @MethodSource("transportsWithCookies")
  void nginxRoutesByCookie(String transport) {
    runSessions(transport, nginxByCookie, RESOURCES::client);
  }

  /** All sessions of a client get the same cookie, although they start before there is one. */
  @ParameterizedTest
  @MethodSource("transportsWithCookies")
  void concurrentSessionsOfANewClientShareTheCookie(String transport) {
    SockJsClient newClient = RESOURCES.client();
    new EchoSessions(() -> echo(newClient, haproxyByCookie, transport)).run();
  }

  private static void runSessions(
      String transport, ProxyProcess balancer, Supplier<SockJsClient> clients) {
    EchoSessions sessions = new EchoSessions(() -> echo(clients.get(), balancer, transport));
    sessions.run();
    if (!Transports.isRaw(transport)) { // its URL has neither session id nor server id
      awaitUseOfBothServers(sessions, balancer);
    }
  }

  @Test
  void upgradeSendsTheCookieOfTheInfo() {
    EchoSession session = echo(RESOURCES.client(), haproxyByCookie, "websocket");
    session.awaitOpen();
    session.close();
    session.awaitEnd();
    String line = haproxyByCookie.awaitLine("GET " + session.path() + "websocket ");
    assertTrue(line.endsWith(" SRV=" + server(line)), line);
  }

  /**
   * The balancer sends requests of such a session to either server. The wrong server responds to a
   * sending request with 404, and to a poll with another open frame. A stream is a single request.
   */
  @ParameterizedTest
  @MethodSource("transportsWithoutCookies")
  void sessionWithoutCookieEndsWithAHintAtTheBalancer(String transport) throws Exception {
    String unknownSession =
        "1006 \"The server does not know the session (404): is the balancer sticky?\""
            + " (unclean, status 404)";
    List<String> possibleEnds =
        transport.endsWith("-polling")
            ? List.of(unknownSession, "1006 \"Server lost session\" (unclean)")
            : List.of(unknownSession);
    List<SockJs> socks =
        Stream.generate(() -> pingPong(transport)).limit(EchoSessions.SIZE).toList();
    for (SockJs sock : socks) {
      CloseEvent end = awaitEnd(sock);
      assertTrue(possibleEnds.contains(end.toString()), end::toString);
    }
  }

  /**
   * Waits for the end of a session, and sends other requests meanwhile. Without them two sessions
   * could reach the right server for ever, since the balancer alternates between the servers.
   */
  private static CloseEvent awaitEnd(SockJs sock) throws Exception {
    CompletableFuture<CloseEvent> end = sock.closed().toCompletableFuture();
    for (int i = 0; i < 600 && !end.isDone(); i++) {
      haproxyByCookie.uri("/echo/info").toURL().openStream().close();
      CompletableFuture.anyOf(
              end, new CompletableFuture<>().completeOnTimeout("", 100, MILLISECONDS))
          .join();
    }
    return end.getNow(CloseEvent.of(0, "The session has not ended", false));
  }

  /** Sends every received message back until the session ends. */
  private static SockJs pingPong(String transport) {
    SockJs sock =
        client.connect(
            haproxyByCookie.uri("/echo"), ProxyTestResources.only(transport), SockJs::send);
    sock.opened().thenAccept(open -> open.send("hello"));
    return sock;
  }

  private static EchoSession echo(SockJsClient client, ProxyProcess balancer, String transport) {
    return new EchoSession(client, balancer.uri("/echo"), ProxyTestResources.only(transport));
  }

  /** Waits until the log, with status, server, method and path, contains both servers. */
  private static void awaitUseOfBothServers(EchoSessions sessions, ProxyProcess balancer) {
    List<String> paths = sessions.paths();
    balancer.awaitLog(
        "requests to both servers",
        log ->
            log.stream()
                    .filter(line -> paths.stream().anyMatch(line::contains))
                    .map(BalancerTest::server)
                    .distinct()
                    .count()
                == 2);
  }

  private static String server(String logLine) {
    return logLine.split(" ")[1];
  }
}
