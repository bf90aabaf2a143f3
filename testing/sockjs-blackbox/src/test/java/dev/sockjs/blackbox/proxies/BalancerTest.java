package dev.sockjs.blackbox.proxies;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.partitioningBy;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.blackbox.SockJsNode;
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

/** Two servers behind a balancer: every request of a session has to reach the one that has it. */
class BalancerTest {

  @RegisterExtension private static final ProxyTestResources STAGE = new ProxyTestResources();

  private static ProxyProcess haproxyByServerId;
  private static ProxyProcess haproxyByCookie;
  private static ProxyProcess nginxByServerId;
  private static SockJsClient client;

  @BeforeAll
  static void start() {
    Map<String, SockJsNode> servers = Map.of("a", STAGE.node(), "b", STAGE.node());
    haproxyByServerId = STAGE.proxy(ProxyProgram.HAPROXY, "haproxy-uri.cfg", servers);
    haproxyByCookie = STAGE.proxy(ProxyProgram.HAPROXY, "haproxy-cookie.cfg", servers);
    nginxByServerId = STAGE.proxy(ProxyProgram.NGINX, "nginx-hash.conf", servers);
    client = STAGE.client();
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

  /** {@code xdr-*} keep and send none, as a browser's XDomainRequest did. */
  private static Map<Boolean, List<String>> transportsByCookies() {
    return transports().stream().collect(partitioningBy(name -> !name.startsWith("xdr-")));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void haproxyFindsTheServerByTheServerId(String transport) {
    crowdLives(transport, haproxyByServerId, () -> client);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void nginxFindsTheServerByTheServerId(String transport) {
    crowdLives(transport, nginxByServerId, () -> client);
  }

  /** Twenty users, as one has one cookie. */
  @ParameterizedTest
  @MethodSource("transportsWithCookies")
  void haproxyFindsTheServerByItsCookie(String transport) {
    crowdLives(transport, haproxyByCookie, STAGE::client);
  }

  /** One client has one cookie for all, though all begin while there is none yet. */
  @ParameterizedTest
  @MethodSource("transportsWithCookies")
  void theSessionsOfANewClientAgreeOnTheCookie(String transport) {
    SockJsClient fresh = STAGE.client();
    new EchoSessions(() -> echo(fresh, haproxyByCookie, transport)).live();
  }

  private static void crowdLives(
      String transport, ProxyProcess balancer, Supplier<SockJsClient> clients) {
    EchoSessions crowd = new EchoSessions(() -> echo(clients.get(), balancer, transport));
    crowd.live();
    if (!transport.equals("websocket-raw")) { // which has neither session nor server id
      awaitUseOfBothServers(crowd, balancer);
    }
  }

  @Test
  void theCookieOfTheInfoComesWithTheUpgrade() {
    EchoSession session = echo(STAGE.client(), haproxyByCookie, "websocket");
    session.awaitOpen();
    session.leave();
    session.awaitEnd();
    String line = haproxyByCookie.awaitLine("GET " + session.path() + "websocket ");
    assertTrue(line.endsWith(" SRV=" + server(line)), line);
  }

  /**
   * The requests of such a session go to one server and to the other. A send is answered 404 by the
   * wrong one, a poll with another open frame; a stream is just one request for a long time.
   */
  @ParameterizedTest
  @MethodSource("transportsWithoutCookies")
  void withoutTheCookieEverySessionEndsAndTheBalancerIsSuspected(String transport)
      throws Exception {
    String suspicion =
        "1006 \"The server does not know the session (404): is the balancer sticky?\""
            + " (unclean, status 404)";
    List<String> possible =
        transport.endsWith("-polling")
            ? List.of(suspicion, "1006 \"Server lost session\" (unclean)")
            : List.of(suspicion);
    List<SockJs> socks = Stream.generate(() -> talk(transport)).limit(EchoSessions.SIZE).toList();
    for (SockJs sock : socks) {
      CloseEvent end = awaitEnd(sock);
      assertTrue(possible.contains(end.toString()), end::toString);
    }
  }

  /**
   * Two sessions that take turns could each meet its own server for ever, since the balancer takes
   * turns too: other requests bring it out of step.
   */
  private static CloseEvent awaitEnd(SockJs sock) throws Exception {
    CompletableFuture<CloseEvent> end = sock.closed().toCompletableFuture();
    for (int i = 0; i < 600 && !end.isDone(); i++) {
      haproxyByCookie.uri("/echo/info").toURL().openStream().close();
      CompletableFuture.anyOf(
              end, new CompletableFuture<>().completeOnTimeout("", 100, MILLISECONDS))
          .join();
    }
    return end.getNow(CloseEvent.of(0, "It goes on and on", false));
  }

  /** Talks for as long as it may. */
  private static SockJs talk(String transport) {
    SockJs sock =
        client.connect(
            haproxyByCookie.uri("/echo"), ProxyTestResources.only(transport), SockJs::send);
    sock.opened().thenAccept(open -> open.send("hello"));
    return sock;
  }

  private static EchoSession echo(SockJsClient client, ProxyProcess balancer, String transport) {
    return new EchoSession(client, balancer.uri("/echo"), ProxyTestResources.only(transport));
  }

  /** As the log tells, whose lines have the status, the server, the method and the path. */
  private static void awaitUseOfBothServers(EchoSessions crowd, ProxyProcess balancer) {
    List<String> paths = crowd.paths();
    balancer.awaitLog(
        "the second server",
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
