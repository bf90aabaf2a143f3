package dev.sockjs.benchmarks.spring;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.spring.SockJsWebSocketClient;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.glassfish.tyrus.client.ClientManager;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.client.RestClient;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.sockjs.client.AbstractXhrTransport;
import org.springframework.web.socket.sockjs.client.JettyXhrTransport;
import org.springframework.web.socket.sockjs.client.RestClientXhrTransport;
import org.springframework.web.socket.sockjs.client.Transport;
import org.springframework.web.socket.sockjs.client.WebSocketTransport;

/**
 * A client and its transports.
 *
 * @param name the name in the table
 * @param ours whether it is the client of this project
 * @param factory makes a new client, not started
 */
record Contender(String name, boolean ours, Factory factory) {

  /** Makes a client. */
  interface Factory {
    Client create(Limits limits);
  }

  /**
   * A client.
   *
   * @param sockets opens the sessions
   * @param release frees what was made for it, and is called after {@code stop()}
   */
  record Client(WebSocketClient sockets, Runnable release) {}

  static Contender ours(String... transports) {
    return ours((options, limits) -> options.timeout(limits.timeout()), transports);
  }

  /** Returns this client for cases that wait until an attempt is given up. */
  static Contender oursGivingUpAttempts(String... transports) {
    return ours((options, limits) -> {}, transports);
  }

  /** Returns this client for cases that wait until the info request is given up. */
  static Contender oursGivingUpInfo(String... transports) {
    return ours((options, limits) -> options.infoTimeout(limits.infoTimeout()), transports);
  }

  private static Contender ours(
      BiConsumer<SockJsOptionsBuilder, Limits> settings, String... transports) {
    return new Contender(
        "`SockJsWebSocketClient`, " + names(transports),
        true,
        limits -> {
          SockJsOptionsBuilder options = SockJsOptions.builder().transports(transports);
          settings.accept(options, limits);
          SockJsClient client = SockJsClient.create();
          return new Client(new SockJsWebSocketClient(client, options.build()), client::closeNow);
        });
  }

  static Contender springWebSocket() {
    return spring("`WebSocketTransport` on Tyrus", Contender::tyrus);
  }

  static Contender springWebSocketOnTomcat() {
    return spring(
        "`WebSocketTransport` on Tomcat",
        () -> new WebSocketTransport(new StandardWebSocketClient(new WsWebSocketContainer())));
  }

  static Contender springRest() {
    return spring("`RestClientXhrTransport`", Contender::rest);
  }

  static Contender springRestPolling() {
    return spring("`RestClientXhrTransport`, streaming disabled", () -> polling(rest()));
  }

  static Contender springJetty() {
    return spring("`JettyXhrTransport`", Contender::jetty);
  }

  static Contender springJettyPolling() {
    return spring("`JettyXhrTransport`, streaming disabled", () -> polling(jetty()));
  }

  static Contender springFallback() {
    return spring(
        "`WebSocketTransport`, `RestClientXhrTransport`", Contender::tyrus, Contender::rest);
  }

  static Contender springFallbackWithScheduler() {
    return new Contender(
        "Spring: `WebSocketTransport`, `RestClientXhrTransport`, `setConnectTimeoutScheduler`",
        false,
        limits -> {
          SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
          var client =
              new org.springframework.web.socket.sockjs.client.SockJsClient(
                  List.of(tyrus(), rest()));
          client.setConnectTimeoutScheduler(scheduler);
          return new Client(client, scheduler::close);
        });
  }

  private interface TransportFactory {
    Transport create();
  }

  private static Contender spring(String name, TransportFactory... transports) {
    return new Contender(
        "Spring: " + name,
        false,
        limits ->
            new Client(
                new org.springframework.web.socket.sockjs.client.SockJsClient(
                    Arrays.stream(transports).map(TransportFactory::create).toList()),
                () -> {}));
  }

  private static Transport tyrus() {
    return new WebSocketTransport(new StandardWebSocketClient(ClientManager.createClient()));
  }

  /** The JDK's client is the one that Spring takes if no other is on the class path. */
  private static RestClientXhrTransport rest() {
    HttpClient http = HttpClient.newHttpClient();
    return new RestClientXhrTransport(
        RestClient.builder().requestFactory(new JdkClientHttpRequestFactory(http)).build());
  }

  private static JettyXhrTransport jetty() {
    return new JettyXhrTransport(new org.eclipse.jetty.client.HttpClient());
  }

  private static Transport polling(AbstractXhrTransport transport) {
    transport.setXhrStreamingDisabled(true);
    return transport;
  }

  private static String names(String... transports) {
    return Arrays.stream(transports)
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }
}
