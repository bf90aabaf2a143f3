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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests the info of a server, once.
 *
 * <p>It is a transport that is never eligible. When it is the only transport of a connect, the
 * connect requests the info, shows it to the transport, and ends.
 */
public final class InfoProbe implements TransportProvider, TransportFactory {

  static final String NAME = "info-probe";

  /**
   * The info of a server.
   *
   * @param info the info
   * @param baseUrl the base URL for the transports, which the info can change
   * @param time how long the info request took
   */
  public record Result(ServerInfo info, URI baseUrl, Duration time) {}

  private volatile Stopwatch stopwatch = Stopwatch.start();
  private volatile @Nullable Result result;

  /**
   * Sends the info request, and waits for the end of the connect.
   *
   * @param client a client that was built with this transport
   * @return how the connect ended, which says why there is no {@link #result()}
   */
  public CloseEvent run(SockJsClient client, URI url, SockJsOptions options) {
    SockJsOptions infoOnly = options.toBuilder().transports(NAME).build();
    stopwatch = Stopwatch.start();
    return client
        .connect(url, infoOnly, (sock, message) -> {})
        .closed()
        .toCompletableFuture()
        .join();
  }

  /** Returns the info, or empty if the request failed. */
  public Optional<Result> result() {
    return Optional.ofNullable(result);
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
    result = new Result(info, target.baseUrl(), stopwatch.elapsed());
    return Eligibility.refused("only the info is requested");
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    throw new IllegalStateException("This transport is never eligible");
  }

  @Override
  public void close() {}
}
