package dev.sockjs.http.transport;

import dev.sockjs.Phase;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.http.exchange.RequestFactory;
import dev.sockjs.http.exchange.SerialExecutor;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Progress;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One connection over HTTP. It owns the receiving and the sending half, and is the only class that
 * calls the listener.
 *
 * <pre>
 *   CONNECTING --first 200--&gt; CONNECTED
 *       |                         |
 *       +---- end, close, abort --+--&gt; ENDED
 * </pre>
 *
 * <p>The methods of {@link Transport} may be called on any thread, all others only on the serial
 * executor of the connection.
 */
final class HttpTransport implements Transport {

  /** Replaces the listener of an aborted transport. */
  private static final TransportListener IGNORE_EVENTS =
      new TransportListener() {
        @Override
        public void connected(HandshakeDetails details) {}

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

  /** An abort replaces it at once, before the serial executor carries out the rest of the abort. */
  private volatile TransportListener listener;

  private final TransportHttpClient client;
  private final int maxBatchLength;
  private final SerialExecutor serial;
  private final BrowsingContext browsingContext;
  private final IframePage page;
  private final Receiver receiver;
  private final Sender sender;
  private State state = State.CONNECTING;

  HttpTransport(
      HttpTransportSpec spec,
      TransportHttpClient client,
      TransportRequest request,
      TransportListener listener) {
    this.client = client;
    this.listener = listener;
    this.maxBatchLength =
        request.batchLength(HttpTransportSpec.MAX_BATCH_LENGTH, spec.send().maxBatchLength());
    this.serial = new SerialExecutor(client::execute, this::taskFailed);
    this.browsingContext = spec.browsingContext();
    RequestFactory requests =
        new RequestFactory(
            client,
            serial,
            request,
            browsingContext,
            client.nextSlot(request.baseUrl(), spec.receive().polls()));
    this.receiver = new Receiver(this, spec.receive(), requests);
    this.page = new IframePage(this, requests, receiver::start);
    this.sender = new Sender(this, spec.send(), requests);
  }

  /** Starts to connect. On any thread. */
  void start() {
    client.executeStarted(() -> serial.run(this::startFirstRequest));
  }

  private void startFirstRequest() {
    if (hasEnded()) {
      return;
    }
    if (browsingContext == BrowsingContext.IFRAME) {
      page.load();
    } else {
      receiver.start();
    }
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
    serial.run(() -> end(TransportEnd.closed()));
  }

  @Override
  public void abort() {
    listener = IGNORE_EVENTS;
    serial.run(
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

  /** Returns the phase of the receiving half. */
  Phase phase() {
    return state == State.CONNECTING ? Phase.REQUEST : Phase.RECEIVE;
  }

  /** The server accepted the first receiving request. */
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

  /** Passes on a frame, and returns what it brings. */
  Progress frame(String frame) {
    return listener.frameOfResponse(frame);
  }

  /** The server showed that it is alive. */
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

  private void taskFailed(Throwable failure) {
    end(TransportEnd.failed(phase(), failure));
  }
}
