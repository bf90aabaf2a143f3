package dev.sockjs.cli.probe;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.probe.ConnectionEvents.Event;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tests one connection: connects, sends at most one message, waits for a reply, and closes.
 *
 * @param client the client to connect with
 * @param url the base URL
 * @param message the message to send, or null to send none
 * @param replyTimeout the longest wait for a reply
 */
record TransportProbe(
    SockJsClient client, URI url, @Nullable String message, Duration replyTimeout) {

  /**
   * The wait for a close by the server if no message is sent. It is long enough for the polling
   * request that receives the close.
   */
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  /**
   * Runs the test, and waits until the connection has ended.
   *
   * @param name the name of the result
   * @param options the transports to try, and their timeouts
   */
  ProbeResult run(String name, SockJsOptions options) throws InterruptedException {
    ConnectionEvents events = new ConnectionEvents();
    Stopwatch stopwatch = Stopwatch.start();
    SockJs sock = client.connect(url, options, events);
    Event first = events.take();
    Duration time = stopwatch.elapsed();
    if (first instanceof Event.Closed closed) {
      return ProbeResult.failed(name, events.attempts(), time, closed.event());
    }
    ProbeReply reply = message == null ? awaitClose(events) : exchange(sock, message, events);
    sock.close();
    sock.closed().toCompletableFuture().join();
    return new ProbeResult(name, events.attempts(), time, reply);
  }

  private ProbeReply exchange(SockJs sock, String text, ConnectionEvents events)
      throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    sock.offer(text); // Returns false if the session has ended. Its close event follows.
    Optional<Event> event = events.poll(replyTimeout);
    if (event.isEmpty()) {
      return new ProbeReply.Missing(replyTimeout);
    }
    return event.get() instanceof Event.Closed closed
        ? new ProbeReply.Closed(closed.event())
        : new ProbeReply.Received(stopwatch.elapsed(), event.get().equals(new Event.Message(text)));
  }

  private static ProbeReply awaitClose(ConnectionEvents events) throws InterruptedException {
    Optional<Event> event = events.poll(CLOSE_WAIT);
    return event.isPresent() && event.get() instanceof Event.Closed closed
        ? new ProbeReply.Closed(closed.event())
        : new ProbeReply.NotRequested();
  }
}
