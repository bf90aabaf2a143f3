package dev.sockjs.transport.websocket.connection;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.ServerInfo;
import dev.sockjs.TransportOption;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import dev.sockjs.spi.UrlHost;
import dev.sockjs.transport.websocket.container.ContainerSource;
import dev.sockjs.transport.websocket.upgrade.TlsContext;
import dev.sockjs.transport.websocket.upgrade.UpgradeConfigurator;
import dev.sockjs.transport.websocket.upgrade.UpgradeFailureMapper;
import jakarta.websocket.ClientEndpointConfig;
import java.net.URI;
import java.security.NoSuchAlgorithmException;

/** Creates the transports of one client, each with a connection of its own. */
public final class WebSocketTransportFactory implements TransportFactory {

  /** The maximum length of a batch in one WebSocket message, in UTF-16 units. */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      TransportOption.of("websocket.maxBatchLength", Integer.class);

  private static final String SUFFIX = "websocket";

  private final Framing framing;
  private final ClientContext client;
  private final ContainerSource containers;

  /** Creates a factory. */
  public WebSocketTransportFactory(
      Framing framing, ClientContext client, ContainerSource containers) {
    this.framing = framing;
    this.client = client;
    this.containers = containers;
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    if (!info.websocket()) {
      return Eligibility.refused("The server offers no WebSocket");
    }
    return containers
        .obstacle(target.baseUrl())
        .map(Eligibility::refused)
        .orElseGet(Eligibility::usable);
  }

  /** Gets the headers, and then lets a container connect on a thread that may block. */
  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    URI url = framing == Framing.RAW ? request.baseUrl(SUFFIX) : request.url(SUFFIX);
    boolean throughProxy = client.proxy().filter(p -> p.appliesTo(UrlHost.of(url))).isPresent();
    WebSocketTransport transport =
        new WebSocketTransport(
            framing,
            request,
            url,
            listener,
            new UpgradeFailureMapper(url, throughProxy),
            client.blocking());
    request
        .headers(RequestKind.WEBSOCKET, url)
        .whenComplete(
            (headers, failure) -> {
              if (failure == null) {
                start(transport, request, url, headers);
              } else {
                transport.end(TransportEnd.failed(Phase.HEADERS, failure));
              }
            });
    return transport;
  }

  private void start(
      WebSocketTransport transport, TransportRequest request, URI url, Headers headers) {
    try {
      transport.start(() -> connectBlocking(transport, request, url, headers));
    } catch (Throwable e) {
      transport.connectFailed(e);
    }
  }

  private void connectBlocking(
      WebSocketTransport transport, TransportRequest request, URI url, Headers headers) {
    try {
      ClientEndpointConfig config = config(request, url, headers);
      transport.attachTo(config);
      containers
          .container(request, url)
          .connectToServer(transport.newEndpoint(), config, containers.upgradeUrl(url));
    } catch (Throwable e) { // a library that is missing or too old shows up here
      transport.connectFailed(e);
    }
  }

  private ClientEndpointConfig config(TransportRequest request, URI url, Headers headers)
      throws NoSuchAlgorithmException {
    ClientEndpointConfig.Builder builder =
        ClientEndpointConfig.Builder.create()
            .configurator(new UpgradeConfigurator(request, url, headers, containers.splitsValues()))
            .preferredSubprotocols(request.subprotocols());
    if (url.getScheme().equals("https")) {
      builder.sslContext(TlsContext.of(client));
    }
    return builder.build();
  }

  /** Does nothing: each container ends with its connection. */
  @Override
  public void close() {}
}
