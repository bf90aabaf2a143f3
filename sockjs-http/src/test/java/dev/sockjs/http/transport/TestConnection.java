package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A connection of one transport, with a listener that records and checks every event. */
final class TestConnection implements AutoCloseable {

  /** Receives by one request after the other to {@code /xhr}. */
  static final HttpTransportProvider POLLING =
      provider("xhr-polling", BrowsingContext.SAME_ORIGIN, Receive.lines("xhr", true));

  /** Receives by one request after the other to {@code /xhr_streaming}. */
  static final HttpTransportProvider STREAMING =
      provider("xhr-streaming", BrowsingContext.SAME_ORIGIN, Receive.lines("xhr_streaming", false));

  private final RecordingTransportListener recorder = new RecordingTransportListener();
  private final List<String> framesAndReopenings = new CopyOnWriteArrayList<>();
  private final Transport transport;

  private TestConnection(
      HttpTransportProvider provider,
      ClientContext client,
      TransportRequest request,
      Predicate<String> isProgress) {
    transport = provider.open(client).connect(request, new Listener(isProgress));
  }

  /** Connects by polling. */
  static TestConnection open(ClientContext client, TransportRequest request) {
    return open(POLLING, client, request);
  }

  static TestConnection open(
      HttpTransportProvider provider, ClientContext client, TransportRequest request) {
    return new TestConnection(provider, client, request, frame -> !frame.startsWith("hh"));
  }

  /**
   * Connects by polling, with another opinion about progress.
   *
   * @param isProgress tells if a frame is progress
   */
  static TestConnection open(
      ClientContext client, TransportRequest request, Predicate<String> isProgress) {
    return new TestConnection(POLLING, client, request, isProgress);
  }

  /** Returns a provider that polls in the given browsing context. */
  static HttpTransportProvider provider(BrowsingContext browsingContext) {
    return provider("polling", browsingContext, Receive.lines("xhr", true));
  }

  private static HttpTransportProvider provider(
      String name, BrowsingContext browsingContext, Receive receive) {
    return new HttpTransportProvider(
        new HttpTransportSpec(name, 1, 1, false, browsingContext, receive, Send.XHR)) {};
  }

  /** Waits for a condition that no event reports. */
  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < 20_000_000_000L, "Not within 20 s");
      Thread.onSpinWait();
    }
  }

  Transport transport() {
    return transport;
  }

  int activities() {
    return recorder.activityCount();
  }

  /** Returns the frames so far, with "reopened" where the transport announced another response. */
  List<String> framesAndReopenings() {
    return List.copyOf(framesAndReopenings);
  }

  /** Requests frames one by one, and expects exactly these. */
  void expectFrames(String... frames) {
    for (String frame : frames) {
      allow(1);
      assertEquals(frame, recorder.awaitFrame());
    }
  }

  void expectConnected() {
    recorder.awaitConnected();
  }

  /** Expects that the transport connects and that its first frame is the open frame. */
  void expectOpen() {
    expectConnected();
    expectFrames("o");
  }

  void allow(long frames) {
    recorder.request(transport, frames);
  }

  String expectFrame() {
    return recorder.awaitFrame();
  }

  TransportEnd expectEnd() {
    return recorder.awaitEnd();
  }

  void expectNothingMore() {
    recorder.assertNoMoreEvents();
  }

  CompletableFuture<Void> send(String... literals) {
    return transport.send(List.of(literals)).toCompletableFuture();
  }

  /** Aborts the connection, and fails if there was an event that the test did not expect. */
  @Override
  public void close() {
    transport.abort();
    recorder.close();
  }

  /** Passes events on to the recorder, which does not record reopenings. */
  private final class Listener implements TransportListener {

    private final Predicate<String> isProgress;

    Listener(Predicate<String> isProgress) {
      this.isProgress = isProgress;
    }

    @Override
    public void connected(HandshakeDetails details) {
      recorder.connected(details);
    }

    @Override
    public void reopened() {
      framesAndReopenings.add("reopened");
    }

    @Override
    public boolean frame(String text) {
      framesAndReopenings.add(text);
      recorder.frame(text);
      return isProgress.test(text);
    }

    @Override
    public void activity() {
      recorder.activity();
    }

    @Override
    public void end(TransportEnd end) {
      recorder.end(end);
    }
  }
}
