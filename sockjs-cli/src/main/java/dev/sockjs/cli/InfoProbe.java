package dev.sockjs.cli;

import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A transport that takes note of the info it is shown and is never usable: with it alone, a connect
 * is an info request and nothing more. For one connect.
 */
final class InfoProbe implements TransportProvider, TransportFactory {

  static final String NAME = "info-probe";

  /** What was seen, and when since the probe was made. */
  record Sighting(ServerInfo info, URI baseUrl, Duration time) {}

  private final long begun = System.nanoTime();
  private volatile @Nullable Sighting sighting;

  @Nullable Sighting sighting() {
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
  public Eligibility eligibility(ServerInfo info, TransportRequest request) {
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    sighting = new Sighting(info, request.baseUrl(), time);
    return Eligibility.refused("only the info was wanted");
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    throw new IllegalStateException("A probe was told to connect");
  }

  @Override
  public void close() {}
}
