package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.output.ErrorMessage;
import dev.sockjs.cli.probe.ConnectionEvents.Event;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Measures one connection to an endpoint that echoes. */
public final class EchoProbe {

  /**
   * The measurements of a connection that worked.
   *
   * @param transport the transport in use
   * @param open from the call to connect until the session opened
   * @param roundTrip from sending one message until its echo arrived
   * @param burst from sending 1000 messages at once until the last echo arrived
   * @param end the close event, which was clean
   */
  public record Result(
      String transport, Duration open, Duration roundTrip, Duration burst, CloseEvent end) {

    long messagesPerSecond() {
      return BURST_SIZE * 1_000_000_000L / Math.max(1, burst.toNanos());
    }
  }

  /** Thrown if the connection did not work. The message says why. */
  public static final class FailedException extends Exception {
    private static final long serialVersionUID = 1L;

    FailedException(String message) {
      super(message);
    }
  }

  private static final int BURST_SIZE = 1000;
  private static final List<String> BURST =
      IntStream.range(0, BURST_SIZE).mapToObj(i -> "message " + i).toList();
  private static final List<String> SINGLE = List.of("hello");
  private static final Duration STEP_TIMEOUT = Duration.ofSeconds(60);

  private final ConnectionEvents events = new ConnectionEvents();

  private EchoProbe() {}

  /**
   * Connects, sends one message, sends many messages, and closes.
   *
   * @throws FailedException if a step fails or takes longer than 60 seconds
   */
  public static Result run(SockJsClient client, URI url, SockJsOptions options)
      throws FailedException, InterruptedException {
    EchoProbe probe = new EchoProbe();
    Stopwatch stopwatch = Stopwatch.start();
    SockJs sock = client.connect(url, options, probe.events);
    await("open", sock.opened());
    Duration open = stopwatch.elapsed();
    probe.events.take(); // The open event.
    Duration roundTrip = probe.exchange(sock, SINGLE);
    Duration burst = probe.exchange(sock, BURST);
    sock.close();
    CloseEvent end = await("closed", sock.closed());
    if (!end.wasClean()) {
      throw new FailedException("closed with " + end);
    }
    return new Result(sock.transport().orElseThrow(), open, roundTrip, burst, end);
  }

  private Duration exchange(SockJs sock, List<String> messages)
      throws FailedException, InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    try {
      messages.forEach(sock::send);
    } catch (SessionClosedException e) {
      throw new FailedException(ErrorMessage.of(e));
    }
    for (String message : messages) {
      requireEcho(message, events.poll(STEP_TIMEOUT));
    }
    return stopwatch.elapsed();
  }

  private static void requireEcho(String message, Optional<Event> event) throws FailedException {
    if (event.isEmpty()) {
      throw new FailedException("no echo of \"" + message + "\" within " + seconds());
    }
    if (event.get() instanceof Event.Closed closed) {
      throw new FailedException("closed with " + closed.event() + " before all echoes arrived");
    }
    if (!event.get().equals(new Event.Message(message))) {
      throw new FailedException("sent \"" + message + "\", received " + event.get());
    }
  }

  private static <T> T await(String state, CompletionStage<T> stage)
      throws FailedException, InterruptedException {
    try {
      return stage.toCompletableFuture().get(STEP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new FailedException("not " + state + " within " + seconds());
    } catch (ExecutionException e) {
      throw new FailedException(ErrorMessage.of(Objects.requireNonNullElse(e.getCause(), e)));
    }
  }

  private static String seconds() {
    return STEP_TIMEOUT.toSeconds() + " s";
  }
}
