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

/** A transport without a network: the test causes its events, and it records the calls. */
final class FakeTransport implements TransportProvider, TransportFactory {

  /** One attempt with the transport. */
  final class Connection implements Transport {
    final TransportRequest request;
    final TransportListener listener;
    final List<List<String>> batches = new ArrayList<>();
    final List<CompletableFuture<Void>> stages = new ArrayList<>();
    final List<String> calls = new ArrayList<>();

    /** The number of frames that the engine has requested and not got. */
    long demand;

    boolean ended;

    Connection(TransportRequest request, TransportListener listener) {
      this.request = request;
      this.listener = listener;
    }

    /** Receives frames from the server, each of which must have been requested. */
    void frames(String... frames) {
      for (String frame : frames) {
        if (demand-- <= 0) {
          throw new AssertionError("The engine did not request " + frame);
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
      if (throwsInternalError) {
        throw new IllegalStateException("thrown by the test");
      }
      return 20;
    }

    @Override
    public CompletionStage<Void> send(List<String> batch) {
      onSend.run();
      batches.add(batch);
      CompletableFuture<Void> stage =
          completesSends ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
      stages.add(stage);
      return stage;
    }

    @Override
    public void request(long frames) {
      demand += frames;
      onRequest.run();
    }

    @Override
    public boolean canProbe() {
      return canProbe;
    }

    @Override
    public boolean isProbeSafe() {
      return probeSafe;
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
  boolean completesSends = true;
  boolean canProbe = true;
  boolean probeSafe = true;
  boolean throwsInternalError;
  boolean closed;

  /** Runs when the factory is opened. */
  Runnable onOpen = () -> {};

  /** Runs when the engine asks for the eligibility. */
  Runnable onEligibility = () -> {};

  /** Runs when an attempt starts. */
  Runnable onConnect = () -> {};

  /** Runs when the factory is closed. */
  Runnable onClose = () -> {};

  /** Runs when messages are sent. */
  Runnable onSend = () -> {};

  /** Runs when the engine requests frames. */
  Runnable onRequest = () -> {};

  private final String name;
  private final int order;

  FakeTransport(String name, int order) {
    this.name = name;
    this.order = order;
  }

  /** Returns the connection of the latest attempt. */
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
    onOpen.run();
    return this;
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    onEligibility.run();
    return eligibility;
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    connections.add(new Connection(request, listener));
    onConnect.run();
    return connection();
  }

  @Override
  public void close() {
    onClose.run();
    closed = true;
  }
}
