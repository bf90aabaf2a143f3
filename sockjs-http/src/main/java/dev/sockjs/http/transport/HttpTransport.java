package dev.sockjs.http.transport;

import dev.sockjs.Phase;
import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.http.exchange.RequestFactory;
import dev.sockjs.http.exchange.SerialExecutor;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One connection over HTTP, and the only one who talks to its listener.
 *
 * <pre>
 *   CONNECTING --first 200--&gt; CONNECTED
 *       |                         |
 *       +---- end, close, abort --+--&gt; ENDED
 * </pre>
 *
 * <p>Everything here but the methods of {@link Transport} is confined to the turns of the
 * connection.
 */
public final class HttpTransport implements Transport {

  private static final TransportListener NOBODY =
      new TransportListener() {
        @Override
        public void connected(HandshakeDetails facts) {}

        @Override
        public boolean frame(String text) {
          return false;
        }

        @Override
        public void activity() {}

        @Override
        public void end(TransportEnd end) {}
      };

  private enum State {
    CONNECTING,
    CONNECTED,
    ENDED
  }

  /** After an abort, one that hears nothing: not even what is told before the abort's turn. */
  private volatile TransportListener listener;

  private final int maxBatchLength;
  private final SerialExecutor turns;
  private final BrowsingContext place;
  private final IframePage page;
  private final Receiver receiver;
  private final Sender sender;
  private State state = State.CONNECTING;

  HttpTransport(
      HttpTransportSpec spec,
      TransportHttpClient engine,
      TransportRequest request,
      TransportListener listener) {
    this.listener = listener;
    this.maxBatchLength =
        request.option(HttpTransportProvider.MAX_BATCH_LENGTH).orElse(spec.send().maxBatchLength());
    if (maxBatchLength < 1) {
      throw new IllegalArgumentException("Not a length of batches: " + maxBatchLength);
    }
    this.turns = new SerialExecutor(engine::execute, this::broken);
    this.place = spec.place();
    RequestFactory caller = new RequestFactory(engine, turns, request, place, engine.nextSlot());
    this.receiver = new Receiver(this, spec.receive(), caller);
    this.page = new IframePage(this, caller, receiver::start);
    this.sender = new Sender(this, spec.send(), caller);
  }

  void start() {
    turns.dispatch(
        () -> {
          if (hasEnded()) {
            return;
          }
          if (place == BrowsingContext.IFRAME) {
            page.load();
          } else {
            receiver.start();
          }
        });
  }

  @Override
  public Framing framing() {
    return Framing.SOCKJS;
  }

  @Override
  public int maxBatchLength() {
    return maxBatchLength;
  }

  @Override
  public CompletionStage<Void> send(List<String> batch) {
    return sender.send(batch);
  }

  @Override
  public void request(long frames) {
    receiver.allow(frames);
  }

  @Override
  public void probe() {
    sender.probe();
  }

  @Override
  public void close(int code, String reason) {
    turns.run(() -> end(TransportEnd.closed()));
  }

  @Override
  public void abort() {
    listener = NOBODY;
    turns.run(
        () -> {
          if (!hasEnded()) {
            state = State.ENDED;
            stop();
          }
        });
  }

  boolean hasEnded() {
    return state == State.ENDED;
  }

  /** How far the receiving half has come. */
  Phase phase() {
    return state == State.CONNECTING ? Phase.REQUEST : Phase.RECEIVE;
  }

  /** A receiving request was answered as it should be. */
  void connected() {
    if (state == State.CONNECTING) {
      state = State.CONNECTED;
      listener.connected(HandshakeDetails.none());
    }
  }

  /** The server accepted another receiving request. */
  void reopened() {
    listener.reopened();
  }

  /** Passes on a frame; returns true if it is progress. */
  boolean frame(String frame) {
    return listener.frame(frame);
  }

  void activity() {
    listener.activity();
  }

  /** Ends the connection, unless it has ended. */
  void end(TransportEnd end) {
    if (!hasEnded()) {
      state = State.ENDED;
      listener.end(end);
      stop();
    }
  }

  private void stop() {
    page.abort();
    receiver.stop();
    sender.stop();
  }

  private void broken(RuntimeException failure) {
    end(TransportEnd.failed(phase(), failure));
  }
}
