package dev.sockjs.examples.jdkpolling;

import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches and probes, each once: a request without a response may have reached the server,
 * and its messages must not arrive twice. Confined to the serial listener.
 */
final class Sender {

  /** The longest body that is read. A server confirms with no body, or with {@code ok}. */
  private static final int MAX_BODY_BYTES = 100;

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int NOT_FOUND = 404;

  private final JdkPollingTransport transport;
  private final HttpClient http;
  private final TransportRequest request;
  private final Set<Exchange> exchanges = new HashSet<>();

  /** The stage of the batch in progress, or null. */
  private @Nullable CompletableFuture<Void> sending;

  Sender(JdkPollingTransport transport, HttpClient http, TransportRequest request) {
    this.transport = transport;
    this.http = http;
    this.request = request;
  }

  void send(String batch, CompletableFuture<Void> sent) {
    if (transport.serial().hasEnded()) {
      fail(sent);
      return;
    }
    sending = sent;
    post(batch, new Batch(sent));
  }

  void probe() {
    if (!transport.serial().hasEnded()) {
      post("[]", new Probe());
    }
  }

  private void post(String body, SendHandler handler) {
    Exchange.Message message =
        new Exchange.Message(RequestKind.SEND, "xhr_send", body, MAX_BODY_BYTES);
    Exchange exchange = new Exchange(http, request, transport.serial(), message, handler);
    handler.exchange = exchange;
    exchanges.add(exchange);
    exchange.start();
  }

  private abstract class SendHandler implements Exchange.Handler {

    private @Nullable Exchange exchange;

    /** Returns true if the response shows that the request was successful. */
    abstract boolean isSuccess(Response response);

    abstract void succeeded();

    @Override
    public final Phase phase() {
      return Phase.SEND;
    }

    @Override
    public final void bytesArrived() {}

    @Override
    public final void responded(Response response) {
      exchanges.remove(exchange);
      if (!response.text().isEmpty() && !response.text().equalsIgnoreCase("ok")) {
        transport.end(
            TransportEnd.failed(Phase.SEND, "The response to a send is not from a SockJS server"));
      } else if (isSuccess(response)) {
        transport.serial().activity();
        transport.serial().execute(this::succeeded);
      } else {
        transport.end(
            response
                .failure()
                .map(failure -> TransportEnd.failed(Phase.SEND, failure))
                .orElseGet(() -> response.unexpected(Phase.SEND)));
      }
    }

    @Override
    public final void failed(TransportEnd end) {
      transport.end(end);
    }
  }

  private final class Batch extends SendHandler {

    private final CompletableFuture<Void> sent;

    Batch(CompletableFuture<Void> sent) {
      this.sent = sent;
    }

    @Override
    boolean isSuccess(Response response) {
      boolean confirmed = response.status() == OK || response.status() == NO_CONTENT;
      return confirmed && response.failure().isEmpty();
    }

    @Override
    void succeeded() {
      sending = null;
      sent.complete(null);
    }
  }

  /** Any status shows that the server is alive, except the one for an unknown session. */
  private final class Probe extends SendHandler {

    @Override
    boolean isSuccess(Response response) {
      return response.status() != NOT_FOUND;
    }

    @Override
    void succeeded() {}
  }

  void stop() {
    List.copyOf(exchanges).forEach(Exchange::cancel);
    if (sending != null) {
      fail(sending);
    }
  }

  private static void fail(CompletableFuture<Void> stage) {
    stage.completeExceptionally(new IOException("The transport has ended"));
  }
}
