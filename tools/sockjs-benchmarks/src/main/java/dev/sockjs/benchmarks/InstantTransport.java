package dev.sockjs.benchmarks;

import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A transport without a network: it opens at once, and sends at once. */
final class InstantTransport implements TransportProvider, TransportFactory {

  private static final CompletableFuture<Void> SENT = CompletableFuture.completedFuture(null);

  private volatile @Nullable Connection latest;

  /** Receives a frame in the latest session. */
  void frame(String frame) {
    Objects.requireNonNull(latest, "There is no session").listener.frame(frame);
  }

  @Override
  public String name() {
    return "instant";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public int roundTrips() {
    return 1;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return this;
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    return Eligibility.usable();
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener events) {
    Connection connection = new Connection(events);
    latest = connection;
    return connection;
  }

  @Override
  public void close() {}

  private static final class Connection implements Transport {
    private final TransportListener listener;
    private boolean open;

    Connection(TransportListener listener) {
      this.listener = listener;
    }

    @Override
    public Framing framing() {
      return Framing.SOCKJS;
    }

    @Override
    public int maxBatchLength() {
      return 1 << 16;
    }

    @Override
    public CompletionStage<Void> send(List<String> batch) {
      return SENT;
    }

    @Override
    public void request(long frames) {
      if (!open) {
        open = true;
        listener.connected(HandshakeDetails.none());
        listener.frame("o");
      }
    }

    @Override
    public void probe() {}

    @Override
    public void close(int code, String reason) {
      listener.end(TransportEnd.closed());
    }

    @Override
    public void abort() {}
  }
}
