package dev.sockjs.transport.websocket.jetty.connection;

import dev.sockjs.ServerInfo;
import dev.sockjs.TransportOption;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import dev.sockjs.spi.UrlHost;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/** Makes the connections of one client. */
public final class JettyWebSocketFactory implements TransportFactory {

  /** Higher than 0, the priority of the provider on the Jakarta API. */
  public static final int PRIORITY = 10;

  /** See {@code JettyWebSocketTransports.MAX_BATCH_LENGTH}. */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      TransportOption.of("websocket.jetty.maxBatchLength", Integer.class);

  private final Framing framing;
  private final ClientContext context;
  private final @Nullable WebSocketClient overProvided;

  /**
   * @param provided the application's HttpClient, or null for the client's own
   */
  public JettyWebSocketFactory(
      Framing framing, ClientContext context, @Nullable HttpClient provided) {
    this.framing = framing;
    this.context = context;
    this.overProvided =
        provided == null ? null : new WebSocketClient(TransportHttpClient.over(provided, context));
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    if (!info.websocket()) {
      return Eligibility.refused("The server offers no WebSocket");
    }
    if (overProvided == null) {
      return Eligibility.usable();
    }
    return UrlHost.isStandard(target.baseUrl())
        ? overProvided.http().eligibility(target.baseUrl())
        : Eligibility.refused(
            "A provided HttpClient opens no WebSocket to a host with such a name");
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    WebSocketClient client = overProvided == null ? WebSocketClient.of(context) : overProvided;
    client.http().requireStarted();
    JettyWebSocketTransport transport =
        new JettyWebSocketTransport(framing, client, request, listener);
    transport.start();
    return transport;
  }

  /** Closes what this factory made; the client closes what its factories share. */
  @Override
  public void close() {
    if (overProvided != null) {
      overProvided.close();
    }
  }
}
