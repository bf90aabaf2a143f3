package dev.sockjs.spring.boot;

import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A transport that is never used, and shows the settings of the client that asks for it. */
final class SettingsRecorder implements TransportProvider, TransportFactory {
  static final String NAME = "recorder";

  private final CompletableFuture<ClientContext> settings = new CompletableFuture<>();

  /** Lets a client that has this transport open it, and returns the settings of the client. */
  ClientContext settingsOf(SockJsClient client) throws Exception {
    client.connect(
        URI.create("https://localhost/echo"),
        SockJsOptions.builder().transports(NAME).info(ServerInfo.defaults()).build(),
        (sock, message) -> {});
    return settings.get(10, TimeUnit.SECONDS);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int order() {
    return 0;
  }

  @Override
  public int roundTrips() {
    return 1;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    settings.complete(client);
    return this;
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    return Eligibility.refused("only records settings");
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    throw new AssertionError("refused");
  }

  @Override
  public void close() {}
}
