package dev.sockjs.spring;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.provider.Arguments;

/** Tests that share a server in each container, and one client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpringServers {

  /** The transports that are tried by default. */
  static final List<String> DEFAULT_TRANSPORTS =
      List.of("websocket", "xhr-streaming", "eventsource", "xhr-polling");

  /** The others that Spring's servers have. */
  private static final List<String> OTHER_TRANSPORTS =
      List.of(
          "websocket-raw",
          "xdr-streaming",
          "xdr-polling",
          "htmlfile",
          "iframe-eventsource",
          "iframe-htmlfile",
          "iframe-xhr-polling");

  private final Class<?>[] configurations;
  private final Map<Container, SpringServer> servers = new EnumMap<>(Container.class);
  private SockJsClient client;

  SpringServers(Class<?>... configurations) {
    this.configurations = configurations;
  }

  @BeforeAll
  void startServers() throws Exception {
    for (Container container : Container.values()) {
      servers.put(container, SpringServer.start(container, configurations));
    }
    client = SockJsClient.create();
  }

  @AfterAll
  void stopServers() throws Exception {
    client.close();
    for (SpringServer server : servers.values()) {
      server.close();
    }
  }

  SpringServer server(Container container) {
    return servers.get(container);
  }

  SockJsClient sockJsClient() {
    return client;
  }

  /** Returns a client that has only this transport. */
  SockJsWebSocketClient client(String transport) {
    return new SockJsWebSocketClient(client, options(transport).build());
  }

  static SockJsOptionsBuilder options(String transport) {
    Duration longTime = Duration.ofSeconds(20);
    return SockJsOptions.builder().transports(transport).timeout(longTime).closeLinger(longTime);
  }

  /**
   * Returns options for a session whose server stops. Jetty can leave a connection open that it
   * accepts while it stops. Such a server is only silent, which is noticed after 10 s here.
   */
  static SockJsOptions optionsForRestarts(String transport) {
    return options(transport).heartbeatTimeout(Duration.ofSeconds(10)).build();
  }

  static Stream<Arguments> containersAndDefaultTransports() {
    return inEachContainer(DEFAULT_TRANSPORTS);
  }

  static Stream<Arguments> containersAndAllTransports() {
    return Stream.concat(inEachContainer(DEFAULT_TRANSPORTS), inEachContainer(OTHER_TRANSPORTS));
  }

  private static Stream<Arguments> inEachContainer(List<String> transports) {
    return Stream.of(Container.values())
        .flatMap(
            container -> transports.stream().map(transport -> Arguments.of(container, transport)));
  }
}
