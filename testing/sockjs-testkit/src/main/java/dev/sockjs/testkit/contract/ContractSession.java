package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.Framing;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import dev.sockjs.testkit.recorder.RecordingTransportListener.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Drives one transport as the engine would, one frame at a time, as far as the contract has use for
 * it. For one thread, the test's.
 */
final class ContractSession {

  private final Transport transport;
  private final RecordingTransportListener listener;
  private final Duration patience;
  private final Deque<String> received = new ArrayDeque<>();

  ContractSession(Transport transport, RecordingTransportListener listener, Duration patience) {
    this.transport = transport;
    this.listener = listener;
    this.patience = patience;
  }

  Transport transport() {
    return transport;
  }

  RecordingTransportListener listener() {
    return listener;
  }

  boolean isRaw() {
    return transport.framing() == Framing.RAW;
  }

  void request(long frames) {
    listener.request(transport, frames);
  }

  /** Waits for the connection, and for {@code o} if the session opens with that. */
  void awaitOpen() {
    listener.awaitConnected();
    if (!isRaw()) {
      assertEquals("o", nextFrame());
    }
  }

  /** Requests frames one by one until one comes that is neither prelude nor heartbeat. */
  String nextFrame() {
    String frame;
    do {
      request(1);
      frame = listener.awaitFrame();
    } while (saysNothing(frame));
    return frame;
  }

  /** Whether a frame is prelude or heartbeat. */
  boolean saysNothing(String frame) {
    return !isRaw() && (frame.isEmpty() || frame.startsWith("h"));
  }

  /** A message as {@link Transport#send} takes it. */
  String element(String message) {
    return isRaw() ? message : PlainJson.quote(message);
  }

  /** Sends messages in as few batches as the transport allows, and waits until they have left. */
  void send(List<String> messages) {
    List<String> batch = new ArrayList<>();
    int length = 2;
    for (String message : messages) {
      String element = element(message);
      if (!batch.isEmpty() && length + 1 + element.length() > transport.maxBatchLength()) {
        await(transport.send(List.copyOf(batch)));
        batch.clear();
        length = 2;
      }
      length += element.length() + (batch.isEmpty() ? 0 : 1);
      batch.add(element);
    }
    await(transport.send(List.copyOf(batch)));
  }

  void send(String... messages) {
    send(List.of(messages));
  }

  /** The next message; requests a frame if there is none left. */
  String receive() {
    while (received.isEmpty()) {
      received.addAll(messagesOf(nextFrame()));
    }
    return received.remove();
  }

  /** Fails unless these messages come next, in this order. */
  void assertReceives(List<String> messages) {
    for (String message : messages) {
      assertEquals(message, receive());
    }
  }

  void assertReceives(String... messages) {
    assertReceives(List.of(messages));
  }

  /** The messages in a frame; fails if it carries none. */
  List<String> messagesOf(String frame) {
    if (isRaw()) {
      return List.of(frame);
    }
    if (!frame.startsWith("a")) {
      throw new AssertionError("Not a frame with messages: " + frame);
    }
    return PlainJson.strings(frame.substring(1));
  }

  /**
   * Fails unless a message of its own comes back as the next one: nothing doubled, nothing late.
   */
  void assertEchoes() {
    send("is anybody there?");
    assertReceives("is anybody there?");
  }

  TransportEnd awaitEnd() {
    return listener.awaitEnd();
  }

  /** Waits for the end, whatever else comes before it. */
  TransportEnd skipToEnd() {
    return listener.skipToEnd();
  }

  /** Fails if anything but the end was told that nobody took. */
  void assertToldNothingButTheEnd() {
    List<Event> told = new ArrayList<>(listener.takeAll());
    told.removeIf(event -> event instanceof Event.End);
    assertEquals(List.of(), told);
  }

  /** Fails if anything was told but the connection, prelude and the end. */
  void assertNeverOpened() {
    for (Event event : listener.takeAll()) {
      if (event instanceof Event.Frame frame) {
        assertTrue(saysNothing(frame.text()), frame::text);
      }
    }
  }

  void abort() {
    transport.abort();
  }

  void assertNoViolation() {
    listener.assertNoViolation();
  }

  /** Waits until messages have left; fails if they do not. */
  void await(CompletionStage<Void> sending) {
    failureOf(sending)
        .ifPresent(
            failure -> {
              throw new AssertionError("A send failed", failure);
            });
  }

  /** Waits until a send is over, and tells why it failed if it did. */
  Optional<Throwable> failureOf(CompletionStage<Void> sending) {
    try {
      sending.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e);
    } catch (TimeoutException e) {
      throw new AssertionError("A send did not complete", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while sending", e);
    }
  }
}
