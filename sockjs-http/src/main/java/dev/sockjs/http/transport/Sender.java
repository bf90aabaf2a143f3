package dev.sockjs.http.transport;

import dev.sockjs.Phase;
import dev.sockjs.http.exchange.BodyExcerpt;
import dev.sockjs.http.exchange.ExchangeFailures;
import dev.sockjs.http.exchange.RequestFactory;
import dev.sockjs.http.exchange.StatusHandler;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

  /** The body of the response to a form; that to {@code xhr_send} has none. */
  private static final String OK = "ok";

  private static final int STATUS_OK = 200;
  private static final int NO_CONTENT = 204;
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

  /**
   * One sending request. SockJS servers respond with no body or with "ok", in either case. Another
   * body is the page of somebody else, such as a login, and so the messages were not delivered. A
   * body that was cut off before its first byte may have been such a page.
   */
  private abstract class SendRequest extends StatusHandler {

    private boolean success;

    /** True if the status has no body, so that nothing can be missing (RFC 9110, 15.3.5). */
    private boolean withoutBody;

    /** The server accepted the request. */
    abstract void sent();

    /** The transport ended before the server accepted the request. */
    void notSent() {}

    final void stop() {
      pending.remove(this);
      abort();
      notSent();
    }

    /** Returns true if a response with this status means that the server lives. */
    abstract boolean isAccepted(int status);

    @Override
    protected final boolean accepts(int status) {
      success = status / 100 == 2;
      withoutBody = status == NO_CONTENT;
      return isAccepted(status);
    }

    @Override
    protected final Optional<TransportEnd> refusal(BodyExcerpt body, boolean complete) {
      if (!success || isConfirmation(body.text(), complete || withoutBody)) {
        return Optional.empty();
      }
      return Optional.of(
          TransportEnd.failed(
              Phase.SEND,
              body.isBlank()
                  ? "The response to a send was cut off before its body"
                  : "The response to a send is not from a SockJS server: " + body));
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

  /** Tells if a body, or the beginning of one that was cut off, confirms a send. */
  private static boolean isConfirmation(String body, boolean complete) {
    return body.isEmpty()
        ? complete
        : body.equalsIgnoreCase(OK)
            || (!complete && OK.regionMatches(true, 0, body, 0, body.length()));
  }

  private final class BatchRequest extends SendRequest {

    private final CompletableFuture<Void> stage;

    BatchRequest(CompletableFuture<Void> stage) {
      this.stage = stage;
    }

    /** As in sockjs-client. Other successes, such as 202 or 206, promise no delivery. */
    @Override
    boolean isAccepted(int status) {
      return status == STATUS_OK || status == NO_CONTENT;
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

  /**
   * Any status shows that the server is alive, except the one for an unknown session; some servers
   * refuse an empty array with 500. A success must look like that of any other send.
   */
  private final class ProbeRequest extends SendRequest {

    @Override
    boolean isAccepted(int status) {
      return status != NOT_FOUND;
    }

    @Override
    void sent() {
      transport.activity();
    }
  }
}
