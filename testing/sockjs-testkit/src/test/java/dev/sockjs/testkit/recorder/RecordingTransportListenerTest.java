package dev.sockjs.testkit.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordingTransportListenerTest {

  private static final HandshakeDetails DETAILS = HandshakeDetails.none();

  private final RecordingTransportListener listener = new RecordingTransportListener();
  private final StubTransport transport = new StubTransport();

  @Test
  void eventsAreConsumedInOrderAndActivityIsCounted() {
    TransportEnd end = TransportEnd.closed();
    listener.request(transport, 2);
    listener.connected(DETAILS);
    listener.activity();
    listener.frame("o");
    listener.activity();
    listener.frame("h");
    listener.end(end);

    assertSame(DETAILS, listener.awaitConnected());
    assertEquals("o", listener.awaitFrame());
    assertEquals("h", listener.awaitFrame());
    assertSame(end, listener.awaitEnd());
    assertEquals(2, listener.activityCount());
    assertEquals(List.of(2L), transport.requested);
    listener.close();
  }

  @Test
  void endMayComeFirst() {
    assertFalse(listener.hasEnded());
    listener.end(TransportEnd.closed());
    assertTrue(listener.hasEnded());
    listener.awaitEnd();
    listener.close();
  }

  @Test
  void unrequestedFrameIsViolation() {
    listener.connected(DETAILS);
    listener.request(transport, 1);
    listener.frame("o");
    listener.frame("h");
    assertFails("Frame[text=h] was not requested", listener::awaitConnected);
  }

  @Test
  void requestsAddUpAndDoNotOverflow() {
    listener.connected(DETAILS);
    listener.request(transport, 1);
    listener.request(transport, Long.MAX_VALUE);
    listener.request(transport, Long.MAX_VALUE);
    listener.frame("o");
    listener.frame("h");
    listener.awaitConnected();
    listener.awaitFrame();
    listener.awaitFrame();
    listener.close();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void eventAfterEndIsViolation(Consumer<RecordingTransportListener> call) {
    listener.request(transport, 1);
    listener.end(TransportEnd.closed());
    listener.awaitEnd();
    call.accept(listener);
    assertFails("while ENDED", listener::close);
  }

  static Stream<Consumer<RecordingTransportListener>> calls() {
    return Stream.of(
        listener -> listener.connected(DETAILS),
        listener -> listener.frame("o"),
        RecordingTransportListener::activity,
        listener -> listener.end(TransportEnd.closed()));
  }

  @Test
  void frameBeforeConnectIsViolation() {
    listener.request(transport, 1);
    listener.frame("o");
    assertFails("Frame[text=o] while CONNECTING", listener::awaitFrame);
  }

  @Test
  void secondConnectIsViolation() {
    listener.connected(DETAILS);
    listener.connected(DETAILS);
    assertFails("while CONNECTED", listener::awaitConnected);
  }

  @Test
  void frameFromCallbackIsViolation() {
    RecordingTransportListener[] self = new RecordingTransportListener[1];
    self[0] =
        new RecordingTransportListener(
            new TransportListener() {
              @Override
              public void connected(HandshakeDetails details) {
                self[0].request(transport, 1);
                self[0].frame("o");
              }

              @Override
              public boolean frame(String text) {
                return true;
              }

              @Override
              public void activity() {}

              @Override
              public void end(TransportEnd end) {}
            },
            Duration.ofSeconds(10));
    self[0].connected(DETAILS);
    assertFails("Frame[text=o] on ", self[0]::awaitConnected);
  }

  @Test
  void unconsumedEventsFail() {
    listener.connected(DETAILS);
    assertFails("Unconsumed events: Connected", listener::close);
  }

  private static void assertFails(String message, Executable assertion) {
    AssertionError failure = assertThrows(AssertionError.class, assertion);
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  /** Records requests for frames, and does nothing else. */
  private static final class StubTransport implements Transport {

    final List<Long> requested = new ArrayList<>();

    @Override
    public Framing framing() {
      return Framing.SOCKJS;
    }

    @Override
    public int maxBatchLength() {
      return 1;
    }

    @Override
    public CompletionStage<Void> send(List<String> batch) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void request(long frames) {
      requested.add(frames);
    }

    @Override
    public void probe() {}

    @Override
    public void close(int code, String reason) {}

    @Override
    public void abort() {}
  }
}
