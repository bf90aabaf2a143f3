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

/** A connection of one transport, with a listener that looks over every event. */
final class TestConnection implements AutoCloseable {

  /** Receives by one request after the other to {@code /xhr}. */
  static final HttpTransportProvider POLL = provider("xhr-polling", BrowsingContext.PAGE, "xhr");

  /** The same to {@code /xhr_streaming}. */
  static final HttpTransportProvider STREAM =
      provider("xhr-streaming", BrowsingContext.PAGE, "xhr_streaming");

  private final RecordingTransportListener heard = new RecordingTransportListener();
  private final List<String> framesAndReopenings = new CopyOnWriteArrayList<>();
  private final Transport transport;

  private TestConnection(
      HttpTransportProvider how,
      ClientContext client,
      TransportRequest request,
      Predicate<String> isProgress) {
    transport = how.open(client).connect(request, new Listener(isProgress));
  }

  static TestConnection open(ClientContext client, TransportRequest request) {
    return open(POLL, client, request);
  }

  static TestConnection open(
      HttpTransportProvider how, ClientContext client, TransportRequest request) {
    return new TestConnection(how, client, request, frame -> !frame.startsWith("hh"));
  }

  /**
   * Connects with a listener that decides by itself which frames are progress.
   *
   * @param isProgress tells if a frame is progress
   */
  static TestConnection open(
      ClientContext client, TransportRequest request, Predicate<String> isProgress) {
    return new TestConnection(POLL, client, request, isProgress);
  }

  /** Polls as from a place. */
  static HttpTransportProvider provider(BrowsingContext place) {
    return provider("polling", place, "xhr");
  }

  private static HttpTransportProvider provider(String name, BrowsingContext place, String suffix) {
    HttpTransportSpec spec =
        new HttpTransportSpec(
            name, 1, 1, false, place, Receive.lines(suffix, suffix.equals("xhr")), Send.XHR);
    return new HttpTransportProvider(spec) {};
  }

  /** Waits for what no event tells. */
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
    return heard.activityCount();
  }

  /** Returns the frames so far, with "reopened" where the transport announced another response. */
  List<String> framesAndReopenings() {
    return List.copyOf(framesAndReopenings);
  }

  /** Allows frames, and expects just these. */
  void expectFrames(String... frames) {
    for (String frame : frames) {
      allow(1);
      assertEquals(frame, heard.awaitFrame());
    }
  }

  void expectConnected() {
    heard.awaitConnected();
  }

  /** Connects, and takes the first frame. */
  void expectOpen() {
    expectConnected();
    expectFrames("o");
  }

  void allow(long frames) {
    heard.request(transport, frames);
  }

  String expectFrame() {
    return heard.awaitFrame();
  }

  TransportEnd expectEnd() {
    return heard.awaitEnd();
  }

  void expectNothingMore() {
    heard.assertNoMoreEvents();
  }

  CompletableFuture<Void> send(String... literals) {
    return transport.send(List.of(literals)).toCompletableFuture();
  }

  /** Drops the connection; fails if anything was heard that nobody expected. */
  @Override
  public void close() {
    transport.abort();
    heard.close();
  }

  /** Passes events on to the recorder, which does not record reopenings. */
  private final class Listener implements TransportListener {

    private final Predicate<String> isProgress;

    Listener(Predicate<String> isProgress) {
      this.isProgress = isProgress;
    }

    @Override
    public void connected(HandshakeDetails details) {
      heard.connected(details);
    }

    @Override
    public void reopened() {
      framesAndReopenings.add("reopened");
    }

    @Override
    public boolean frame(String text) {
      framesAndReopenings.add(text);
      heard.frame(text);
      return isProgress.test(text);
    }

    @Override
    public void activity() {
      heard.activity();
    }

    @Override
    public void end(TransportEnd end) {
      heard.end(end);
    }
  }
}
