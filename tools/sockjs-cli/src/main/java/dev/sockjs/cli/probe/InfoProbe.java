package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A transport that takes note of the info it is shown and is never usable: with it alone, a connect
 * is an info request and nothing more. For one request.
 */
public final class InfoProbe implements TransportProvider, TransportFactory {

  public static final String NAME = "info-probe";

  /** What was seen, and how long it took. */
  public record Sighting(ServerInfo info, URI baseUrl, Duration time) {}

  private volatile Stopwatch watch = Stopwatch.start();
  private volatile @Nullable Sighting sighting;

  /**
   * Asks for the info, and waits.
   *
   * @param client a client that has this transport
   * @return how the connect ended, which tells why if nothing was sighted
   */
  public CloseEvent ask(SockJsClient client, URI url, SockJsOptions options) {
    SockJsOptions justInfo = options.toBuilder().transports(NAME).build();
    watch = Stopwatch.start();
    return client
        .connect(url, justInfo, (sock, message) -> {})
        .closed()
        .toCompletableFuture()
        .join();
  }

  /** What was seen, if the answer was an info. */
  public @Nullable Sighting sighting() {
    return sighting;
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
  public boolean onlyByName() {
    return true;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return this;
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    sighting = new Sighting(info, target.baseUrl(), watch.elapsed());
    return Eligibility.refused("only the info was wanted");
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    throw new IllegalStateException("A probe was told to connect");
  }

  @Override
  public void close() {}
}
