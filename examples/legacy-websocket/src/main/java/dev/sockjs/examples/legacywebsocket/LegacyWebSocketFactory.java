package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import dev.sockjs.spi.UrlHost;
import java.util.function.Function;

/** Creates the connections of one draft for one client. */
record LegacyWebSocketFactory(ClientContext client, Function<TransportRequest, Draft> drafts)
    implements TransportFactory {

  /** Refuses SOCKS proxies: a transport must not go around a proxy that it does not support. */
  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    if (!info.websocket()) {
      return Eligibility.refused("The server offers no WebSocket");
    }
    return client
        .proxy()
        .filter(proxy -> proxy.appliesTo(UrlHost.of(target.baseUrl())))
        .filter(proxy -> proxy.type() != ProxySettings.Type.HTTP)
        .map(proxy -> Eligibility.refused("SOCKS proxies are not supported"))
        .orElseGet(Eligibility::usable);
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    LegacyWebSocketTransport transport =
        new LegacyWebSocketTransport(client, request, listener, drafts.apply(request));
    transport.start();
    return transport;
  }

  /** Does nothing: connections share no resources. */
  @Override
  public void close() {}
}
