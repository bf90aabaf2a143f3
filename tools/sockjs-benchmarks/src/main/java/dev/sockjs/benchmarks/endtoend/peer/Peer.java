package dev.sockjs.benchmarks.endtoend.peer;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.websocket.WebSocketTransports;
import dev.sockjs.transport.websocket.jetty.JettyWebSocketTransports;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The compared clients, each with one transport or with all it has. */
public enum Peer {
  /** This client on Jetty, with its default executor. */
  WEBSOCKET(Group.WEBSOCKET, () -> ours("websocket", jetty(), false)),
  /** This client on Jetty, with callbacks on network threads. */
  WEBSOCKET_DIRECT(Group.WEBSOCKET, () -> ours("websocket", jetty(), true)),
  /** This client on Tyrus, with its default executor. */
  WEBSOCKET_TYRUS(Group.WEBSOCKET, () -> ours("websocket", tyrus(), false)),
  /** This client on Tyrus, with callbacks on network threads. */
  WEBSOCKET_TYRUS_DIRECT(Group.WEBSOCKET, () -> ours("websocket", tyrus(), true)),
  /** This client on Jetty, as a WebSocketClient of Spring. */
  WEBSOCKET_IN_SPRING(Group.WEBSOCKET, () -> SpringClient.ours("websocket")),
  /** Spring's WebSocketTransport on Tyrus. */
  SPRING_WEBSOCKET(Group.WEBSOCKET, SpringClient::webSocket),
  /** sockjs-client on Node. */
  NODE_WEBSOCKET(Group.WEBSOCKET, null),
  /** Jetty's WebSocketClient, without SockJS frames. */
  RAW_JETTY(Group.WEBSOCKET, RawJettyClient::new),
  /** The JDK's WebSocket, without SockJS frames. */
  RAW_JDK(Group.WEBSOCKET, RawJdkClient::new),
  /** Tyrus on Grizzly, without SockJS frames. */
  RAW_TYRUS(Group.WEBSOCKET, RawTyrusClient::new),

  /** This client, with its default executor. */
  XHR_STREAMING(Group.STREAMING, () -> ours("xhr-streaming", List.of(), false)),
  /** This client, with callbacks on network threads. */
  XHR_STREAMING_DIRECT(Group.STREAMING, () -> ours("xhr-streaming", List.of(), true)),
  /** This client, with its default executor. */
  EVENTSOURCE(Group.STREAMING, () -> ours("eventsource", List.of(), false)),
  /** This client, with callbacks on network threads. */
  EVENTSOURCE_DIRECT(Group.STREAMING, () -> ours("eventsource", List.of(), true)),
  /** This client, as a WebSocketClient of Spring. */
  XHR_STREAMING_IN_SPRING(Group.STREAMING, () -> SpringClient.ours("xhr-streaming")),
  /** Spring's RestClientXhrTransport on the JDK's HTTP client. */
  SPRING_REST_STREAMING(Group.STREAMING, () -> SpringClient.rest(true)),
  /** Spring's JettyXhrTransport. */
  SPRING_JETTY_STREAMING(Group.STREAMING, () -> SpringClient.jetty(true)),
  /** sockjs-client on Node. */
  NODE_XHR_STREAMING(Group.STREAMING, null),
  /** sockjs-client on Node. */
  NODE_EVENTSOURCE(Group.STREAMING, null),

  /** This client, with its default executor. */
  XHR_POLLING(Group.POLLING, () -> ours("xhr-polling", List.of(), false)),
  /** This client, with callbacks on network threads. */
  XHR_POLLING_DIRECT(Group.POLLING, () -> ours("xhr-polling", List.of(), true)),
  /** This client, as a WebSocketClient of Spring. */
  XHR_POLLING_IN_SPRING(Group.POLLING, () -> SpringClient.ours("xhr-polling")),
  /** Spring's RestClientXhrTransport on the JDK's HTTP client. */
  SPRING_REST_POLLING(Group.POLLING, () -> SpringClient.rest(false)),
  /** Spring's JettyXhrTransport. */
  SPRING_JETTY_POLLING(Group.POLLING, () -> SpringClient.jetty(false)),
  /** sockjs-client on Node. */
  NODE_XHR_POLLING(Group.POLLING, null),

  /** This client with all transports, WebSocket on Jetty. */
  ALL(Group.ALL, () -> ours("", jetty(), false)),
  /** This client with all transports, WebSocket on Tyrus. */
  ALL_TYRUS(Group.ALL, () -> ours("", tyrus(), false)),
  /** Spring's WebSocketTransport and RestClientXhrTransport. */
  SPRING_ALL(Group.ALL, SpringClient::all),
  /** sockjs-client on Node, with all transports. */
  NODE_ALL(Group.ALL, null);

  /** Clients that are compared with each other. The first of a group is what others compare to. */
  public enum Group {
    /** One WebSocket for each session. */
    WEBSOCKET,
    /** One long response at a time brings the messages. */
    STREAMING,
    /** Each response brings one frame. */
    POLLING,
    /** The client chooses the transport. */
    ALL
  }

  private final Group group;
  private final @Nullable Supplier<Client> factory;

  Peer(Group group, @Nullable Supplier<Client> factory) {
    this.group = group;
    this.factory = factory;
  }

  /** Returns the clients with which this one is compared. */
  public Group group() {
    return group;
  }

  /** Returns the name on the command line and in results, such as {@code websocket-direct}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether it is this project's client. */
  public boolean ours() {
    return !isOf("spring") && !isOf("raw") && !isOf("node");
  }

  /** Returns whether the title begins with this word. */
  public boolean isOf(String family) {
    return title().startsWith(family + "-");
  }

  /** Returns what {@code client.js} calls the transport; empty if it is not a client on Node. */
  public Optional<String> nodeTransport() {
    return isOf("node") ? Optional.of(title().substring("node-".length())) : Optional.empty();
  }

  /** Returns a new client. */
  public Client create() {
    if (factory == null) {
      throw new IllegalStateException("Runs on Node: " + title());
    }
    return factory.get();
  }

  /** Returns the client with this title. */
  public static Peer of(String title) {
    return Arrays.stream(values())
        .filter(peer -> peer.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no client " + title));
  }

  private static Client ours(String name, List<TransportProvider> providers, boolean direct) {
    return new OurClient(name.isEmpty() ? List.of() : List.of(name), providers, direct);
  }

  private static List<TransportProvider> jetty() {
    return JettyWebSocketTransports.all();
  }

  private static List<TransportProvider> tyrus() {
    return WebSocketTransports.all();
  }
}
