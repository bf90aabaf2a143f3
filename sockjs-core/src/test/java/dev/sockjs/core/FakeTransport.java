package dev.sockjs.core;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A transport that does what the test says, and keeps what it was told. */
final class FakeTransport implements TransportProvider, TransportFactory {

  /** One attempt with the transport. */
  final class Connection implements Transport {
    final TransportRequest request;
    final TransportListener listener;
    final List<List<String>> batches = new ArrayList<>();
    final List<CompletableFuture<Void>> stages = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    long requested;
    boolean ended;

    Connection(TransportRequest request, TransportListener listener) {
      this.request = request;
      this.listener = listener;
    }

    /** The server's frames, each of which uses up one of those asked for. */
    void frames(String... frames) {
      for (String frame : frames) {
        if (requested-- <= 0) {
          throw new AssertionError("Nobody asked for " + frame);
        }
        listener.frame(frame);
      }
    }

    void open() {
      listener.connected(HandshakeDetails.none());
      frames("o");
    }

    void end(TransportEnd end) {
      ended = true;
      listener.end(end);
    }

    @Override
    public Framing framing() {
      return framing;
    }

    @Override
    public int maxBatchLength() {
      if (broken) {
        throw new IllegalStateException("thrown by the test");
      }
      return 20;
    }

    @Override
    public CompletionStage<Void> send(List<String> batch) {
      batches.add(batch);
      CompletableFuture<Void> stage =
          sendsAtOnce ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
      stages.add(stage);
      return stage;
    }

    @Override
    public void request(long frames) {
      requested += frames;
    }

    @Override
    public void probe() {
      calls.add("probe");
    }

    @Override
    public void close(int code, String reason) {
      calls.add("close " + code + " " + reason);
    }

    @Override
    public void abort() {
      calls.add("abort");
    }
  }

  final List<Connection> connections = new ArrayList<>();
  Framing framing = Framing.SOCKJS;
  Eligibility eligibility = Eligibility.usable();
  boolean sendsAtOnce = true;
  boolean closed;
  boolean broken;

  /** Run when it is asked whether it can be used. */
  Runnable judging = () -> {};

  /** Run when an attempt begins. */
  Runnable beginning = () -> {};

  private final String name;
  private final int order;

  FakeTransport(String name, int order) {
    this.name = name;
    this.order = order;
  }

  Connection connection() {
    return connections.get(connections.size() - 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int order() {
    return order;
  }

  @Override
  public int roundTrips() {
    return 2;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return this;
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    judging.run();
    return eligibility;
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    connections.add(new Connection(request, listener));
    beginning.run();
    return connection();
  }

  @Override
  public void close() {
    closed = true;
  }
}
