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
 * A session of a contract test. It drives a transport as an engine would, one frame at a time. Only
 * the test's thread may use it.
 */
final class ContractSession {

  private final Transport transport;
  private final RecordingTransportListener listener;
  private final Duration timeout;
  private final Deque<String> received = new ArrayDeque<>();

  ContractSession(Transport transport, RecordingTransportListener listener, Duration timeout) {
    this.transport = transport;
    this.listener = listener;
    this.timeout = timeout;
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

  /** Waits for the connection and, unless the transport is raw, for {@code o}. */
  void awaitOpen() {
    listener.awaitConnected();
    if (!isRaw()) {
      assertEquals("o", nextFrame());
    }
  }

  /** Requests frames one by one and returns the first that is not a prelude or a heartbeat. */
  String nextFrame() {
    String frame;
    do {
      request(1);
      frame = listener.awaitFrame();
    } while (isPreludeOrHeartbeat(frame));
    return frame;
  }

  boolean isPreludeOrHeartbeat(String frame) {
    return !isRaw() && (frame.isEmpty() || frame.startsWith("h"));
  }

  /** Encodes a message for {@link Transport#send}. */
  String encode(String message) {
    return isRaw() ? message : JsonStrings.quote(message);
  }

  /** Sends messages in as few batches as the transport allows, and waits until all are sent. */
  void send(List<String> messages) {
    List<String> batch = new ArrayList<>();
    int length = 2;
    for (String message : messages) {
      String element = encode(message);
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

  /** Returns the next message; requests a frame if none is left. */
  String receive() {
    while (received.isEmpty()) {
      received.addAll(messagesOf(nextFrame()));
    }
    return received.remove();
  }

  /** Fails unless exactly these messages come next, in this order. */
  void assertReceives(List<String> messages) {
    for (String message : messages) {
      assertEquals(message, receive());
    }
  }

  void assertReceives(String... messages) {
    assertReceives(List.of(messages));
  }

  /** Returns the messages in a frame; fails if it is not a frame with messages. */
  List<String> messagesOf(String frame) {
    if (isRaw()) {
      return List.of(frame);
    }
    if (!frame.startsWith("a")) {
      throw new AssertionError("Not a frame with messages: " + frame);
    }
    return JsonStrings.parse(frame.substring(1));
  }

  /** Fails unless the next message is the echo of one sent now, so that none was left over. */
  void assertEchoes() {
    send("echo check");
    assertReceives("echo check");
  }

  TransportEnd awaitEnd() {
    return listener.awaitEnd();
  }

  /** Waits for the end and ignores all events before it. */
  TransportEnd skipToEnd() {
    return listener.skipToEnd();
  }

  /** Fails if there is an unconsumed event other than the end. */
  void assertNoEventsExceptEnd() {
    List<Event> events = new ArrayList<>(listener.takeAll());
    events.removeIf(event -> event instanceof Event.End);
    assertEquals(List.of(), events);
  }

  /** Fails if there is an unconsumed frame other than a prelude or a heartbeat. */
  void assertNeverOpened() {
    for (Event event : listener.takeAll()) {
      if (event instanceof Event.Frame frame) {
        assertTrue(isPreludeOrHeartbeat(frame.text()), frame::text);
      }
    }
  }

  void abort() {
    transport.abort();
  }

  void assertNoViolation() {
    listener.assertNoViolation();
  }

  /** Waits until a send has completed; fails if it failed. */
  void await(CompletionStage<Void> send) {
    failureOf(send)
        .ifPresent(
            failure -> {
              throw new AssertionError("A send failed", failure);
            });
  }

  /** Waits until a send has completed, and returns its failure if there is one. */
  Optional<Throwable> failureOf(CompletionStage<Void> send) {
    try {
      send.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
