package dev.sockjs.examples.legacywebsocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.examples.legacywebsocket.Draft.Incoming;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One connection. A thread of its own connects, reads, and makes all calls of the listener, so
 * these never overlap; it reads one message ahead of the demand, because it sees the end of the
 * connection only while it reads.
 */
final class LegacyWebSocketTransport implements Transport {

  private final ClientContext client;
  private final TransportRequest request;
  private final TransportListener listener;
  private final Draft draft;
  private final URI url;
  private final Connection connection;

  /** How far the connection has come. Used by its thread only. */
  private Phase phase = Phase.CONNECT;

  /** The messages that may be passed on. Guarded by this. */
  private long demand;

  /** Empty before the connection is open. */
  private volatile Optional<Writer> writer = Optional.empty();

  /** The last batch. */
  private volatile CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

  /** The failure of a batch, which the connection's thread reports. */
  private volatile Optional<TransportEnd> sendFailure = Optional.empty();

  /** Set by {@link #close}: messages are dropped. */
  private volatile boolean closing;

  /** Set by {@link #abort}: the listener is no longer called. */
  private volatile boolean aborted;

  /** Set after the end was reported to the listener. */
  private volatile boolean ended;

  LegacyWebSocketTransport(
      ClientContext client, TransportRequest request, TransportListener listener, Draft draft) {
    this.client = client;
    this.request = request;
    this.listener = listener;
    this.draft = draft;
    this.url = request.url("websocket");
    this.connection = new Connection(client, url);
  }

  /** Gets the headers, and then starts the connection's thread. */
  void start() {
    request
        .headers(RequestKind.WEBSOCKET, url)
        .thenApplyAsync(this::run, client.blocking())
        .whenComplete(
            (end, failure) ->
                finish(failure == null ? end : TransportEnd.failed(Phase.HEADERS, failure)));
  }

  /** Connects and receives until the end. */
  private TransportEnd run(Headers headers) {
    try {
      connection.open(reached -> phase = reached);
      Input in = connection.in();
      HandshakeDetails details = upgrade(headers, in);
      Writer open = new Writer(connection.out(), client.blocking());
      writer = Optional.of(open);
      if (dropsMessages()) {
        return TransportEnd.closed();
      }
      phase = Phase.RECEIVE;
      listener.connected(details);
      in.onArrival(() -> ifWanted(listener::activity));
      return receive(in, open);
    } catch (EndedException e) {
      return e.end;
    } catch (Exception e) {
      return closing && writer.isEmpty()
          ? TransportEnd.closed()
          : sendFailure.orElseGet(() -> TransportEnd.failed(phase, e));
    }
  }

  /** Sends the upgrade request and checks the response. */
  private HandshakeDetails upgrade(Headers headers, Input in) throws IOException {
    phase = Phase.REQUEST;
    connection.out().write(upgradeRequest(headers));
    ResponseHead response = ResponseHead.read(in);
    int status = response.status();
    request.keepCookies(url, status, response.fields().all("Set-Cookie"));
    if (status != ResponseHead.SWITCHING_PROTOCOLS) {
      throw EndedException.refused(
          Phase.REQUEST, "The server responded to the upgrade with status ", status);
    }
    response.require("Upgrade", "websocket");
    response.require("Connection", "Upgrade");
    draft.verify(response, in);
    return HandshakeDetails.of(response.protocolAmong(request.subprotocols()), List.of());
  }

  /** Encodes the request in one piece, because some servers respond only to all of it. */
  private byte[] upgradeRequest(Headers given) {
    String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    Headers fields = draft.requestFields(url, given).with("Connection", "Upgrade").with(given);
    if (!request.subprotocols().isEmpty()) {
      fields = fields.with("Sec-WebSocket-Protocol", String.join(", ", request.subprotocols()));
    }
    StringBuilder head = new StringBuilder("GET " + target + " HTTP/1.1\r\n");
    head.append("Host: " + url.getRawAuthority() + "\r\n");
    fields.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return (head + "\r\n" + draft.requestBody()).getBytes(ISO_8859_1);
  }

  private TransportEnd receive(Input in, Writer open) throws IOException, InterruptedException {
    try {
      while (true) {
        Incoming next = draft.next(in, open::reply);
        if (next instanceof Incoming.Closed closed) {
          respond(open, closed.end());
          return closed.end();
        } else if (next instanceof Incoming.Message message && awaitDemand()) {
          listener.frame(message.text());
        }
      }
    } catch (EndedException e) {
      if (open.isIdle()) { // else the server may not be reading
        respond(open, e.end);
      }
      throw e;
    }
  }

  /** Sends our part of the closing handshake, and waits until it has been written or has failed. */
  private void respond(Writer open, TransportEnd end) {
    String reason = end.kind() == EndKind.CLOSED ? end.reason() : "";
    open.close(draft.close(end.code().orElseThrow(), reason)).exceptionally(e -> null).join();
  }

  /** Waits until a message may be passed on. Returns false if messages are dropped meanwhile. */
  private synchronized boolean awaitDemand() throws InterruptedException {
    while (demand == 0 && !dropsMessages()) {
      wait();
    }
    demand -= demand == Long.MAX_VALUE || dropsMessages() ? 0 : 1;
    return !dropsMessages();
  }

  private boolean dropsMessages() {
    return closing || aborted || sendFailure.isPresent();
  }

  /** Frees the socket, reports the end, and then fails the batch that was not sent. */
  private void finish(TransportEnd end) {
    if (end.kind() == EndKind.CLOSED) {
      connection.close();
    }
    connection.abort();
    ifWanted(() -> listener.end(end));
    ended = true;
    sending.completeExceptionally(new IOException("The WebSocket is closed"));
  }

  private void ifWanted(Runnable call) {
    if (!aborted) {
      call.run();
    }
  }

  // Called by the engine, on any thread.

  @Override
  public Framing framing() {
    return Framing.SOCKJS;
  }

  @Override
  public int maxBatchLength() {
    return WEBSOCKET_BATCH_LENGTH;
  }

  @Override
  public CompletionStage<Void> send(List<String> batch) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    sending = sent;
    if (ended || writer.isEmpty()) {
      sent.completeExceptionally(new IOException("The WebSocket is not open"));
      return sent;
    }
    byte[] frame = draft.message(framing().encode(batch).get(0));
    writer.get().write(frame).whenComplete((written, failure) -> written(sent, failure));
    return sent;
  }

  /** After a failure the stage waits for the end, which the connection's thread reports. */
  private void written(CompletableFuture<Void> sent, @Nullable Throwable failure) {
    if (failure == null) {
      sent.complete(null);
    } else {
      sendFailure = Optional.of(TransportEnd.failed(Phase.SEND, failure));
      connection.abort();
      wake();
    }
  }

  @Override
  public synchronized void request(long frames) {
    if (frames < 1) {
      throw new IllegalArgumentException("The number of frames must be at least 1: " + frames);
    }
    demand = frames > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + frames;
    notifyAll();
  }

  @Override
  public boolean canProbe() {
    return draft.ping().isPresent();
  }

  /** A PING makes some servers close the connection, all of which send heartbeats. */
  @Override
  public boolean isProbeSafe() {
    return false;
  }

  @Override
  public void probe() {
    writer.ifPresent(open -> draft.ping().ifPresent(open::write));
  }

  @Override
  public void close(int code, String reason) {
    closing = true;
    wake();
    writer.ifPresentOrElse(open -> open.close(draft.close(code, reason)), connection::abort);
  }

  @Override
  public void abort() {
    aborted = true;
    connection.abort();
    wake();
  }

  /** Ends the wait for demand, if messages are dropped from now on. */
  private synchronized void wake() {
    notifyAll();
  }
}
