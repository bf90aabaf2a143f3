package dev.sockjs.http.transport;

import dev.sockjs.Phase;
import dev.sockjs.http.exchange.ExchangeFailures;
import dev.sockjs.http.exchange.RequestFactory;
import dev.sockjs.http.exchange.StatusHandler;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The sending half of a connection. Each batch is sent once: a request without a response may have
 * reached the server, and its messages must not arrive twice.
 */
final class Sender {

  /** An empty array. The tests of sockjs-protocol 0.3.3 require that servers accept it. */
  private static final String PROBE = "[]";

  private static final int NOT_FOUND = 404;

  private final HttpTransport transport;
  private final HttpTransportSpec.Send spec;
  private final RequestFactory requests;

  /** The requests without a response. Confined to the serial executor of the connection. */
  private final Set<SendRequest> pending = new HashSet<>();

  Sender(HttpTransport transport, HttpTransportSpec.Send spec, RequestFactory requests) {
    this.transport = transport;
    this.spec = spec;
    this.requests = requests;
  }

  CompletionStage<Void> send(List<String> batch) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    String array = "[" + String.join(",", batch) + "]";
    requests.serial().start(() -> start(array, new BatchRequest(sent)));
    return sent;
  }

  void probe() {
    requests.serial().dispatch(() -> start(PROBE, new ProbeRequest()));
  }

  /** Aborts the pending requests, and fails the stages of their batches. */
  void stop() {
    List.copyOf(pending).forEach(SendRequest::stop);
  }

  private void start(String array, SendRequest request) {
    if (transport.hasEnded()) {
      request.notSent();
    } else {
      pending.add(request);
      request.attach(requests.send(spec, array, request));
    }
  }

  /** One sending request. */
  private abstract class SendRequest extends StatusHandler {

    /** The server accepted the request. */
    abstract void sent();

    /** The transport ended before the server accepted the request. */
    void notSent() {}

    final void stop() {
      pending.remove(this);
      abort();
      notSent();
    }

    @Override
    protected final void succeeded() {
      pending.remove(this);
      sent();
    }

    @Override
    protected final void rejected(TransportEnd end) {
      transport.end(end);
    }

    @Override
    protected final TransportEnd endFor(int status) {
      return ExchangeFailures.status(Phase.SEND, status);
    }

    @Override
    public final Phase phase() {
      return Phase.SEND;
    }
  }

  private final class BatchRequest extends SendRequest {

    private final CompletableFuture<Void> stage;

    BatchRequest(CompletableFuture<Void> stage) {
      this.stage = stage;
    }

    @Override
    protected boolean accepts(int status) {
      return status / 100 == 2;
    }

    @Override
    void sent() {
      transport.activity();
      stage.complete(null);
    }

    @Override
    void notSent() {
      stage.completeExceptionally(new IOException("The transport has ended"));
    }
  }

  /** Any status shows that the server is alive, except the one for an unknown session. */
  private final class ProbeRequest extends SendRequest {

    @Override
    protected boolean accepts(int status) {
      return status != NOT_FOUND;
    }

    @Override
    void sent() {
      transport.activity();
    }
  }
}
