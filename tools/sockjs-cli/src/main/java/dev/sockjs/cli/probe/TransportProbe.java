package dev.sockjs.cli.probe;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.probe.ConnectionEvents.Event;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code sockjs probe} does with each transport: opens a connection, sends at most one
 * message, waits for an answer, and closes.
 *
 * @param client the client of all connections
 * @param url where they go
 * @param message what is sent, or empty to send nothing
 * @param limit the longest wait for an answer
 */
public record TransportProbe(
    SockJsClient client, URI url, Optional<String> message, Duration limit) {

  /** Enough for a server that refuses right after the open, which a poll has to be sent to hear. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /**
   * Examines one.
   *
   * @param name what the finding is called
   * @param options what says which transports are tried, and for how long
   */
  public ProbeResult run(String name, SockJsOptions options) throws InterruptedException {
    ConnectionEvents inbox = new ConnectionEvents();
    Stopwatch watch = Stopwatch.start();
    SockJs sock = client.connect(url, options, inbox);
    Event first = inbox.next();
    Duration time = watch.elapsed();
    if (first instanceof Event.Ended ended) {
      return ProbeResult.failed(name, inbox.attempts(), time, ended.end());
    }
    ProbeReply answer = message.isPresent() ? ask(sock, inbox, message.get()) : listen(inbox);
    sock.close();
    sock.closed().toCompletableFuture().join();
    return new ProbeResult(name, inbox.attempts(), time, answer);
  }

  private ProbeReply ask(SockJs sock, ConnectionEvents inbox, String text)
      throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    sock.send(text);
    Optional<Event> event = inbox.next(limit);
    if (event.isEmpty()) {
      return new ProbeReply.Missing(limit);
    }
    return event.get() instanceof Event.Ended ended
        ? new ProbeReply.Ended(ended.end())
        : new ProbeReply.Came(watch.elapsed(), event.get().equals(new Event.Message(text)));
  }

  private static ProbeReply listen(ConnectionEvents inbox) throws InterruptedException {
    Optional<Event> event = inbox.next(GRACE);
    return event.isPresent() && event.get() instanceof Event.Ended ended
        ? new ProbeReply.Ended(ended.end())
        : new ProbeReply.NotAsked();
  }
}
