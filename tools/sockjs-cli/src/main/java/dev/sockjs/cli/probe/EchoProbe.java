package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
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

/** One connection of the demo to an endpoint that echoes. */
public final class EchoProbe {

  /**
   * A connection that worked.
   *
   * @param transport the one that was used
   * @param open from the call to the open session
   * @param roundTrip one message and its echo
   * @param burst {@link #BURST} messages, sent at once, and their echoes
   * @param end how it ended, which was clean
   */
  public record Result(
      String transport, Duration open, Duration roundTrip, Duration burst, CloseEvent end) {}

  /** The connection did not work; the message says why. */
  public static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  /** How many messages are sent at once. */
  static final int BURST = 1000;

  private static final Duration LONGEST_STEP = Duration.ofSeconds(60);
  private static final List<String> ONE = List.of("How do you do?");
  private static final List<String> MANY =
      IntStream.range(0, BURST).mapToObj(i -> "message " + i).toList();

  private final ConnectionEvents inbox = new ConnectionEvents();

  private EchoProbe() {}

  /** Connects, sends one message, sends many, closes. */
  public static Result run(SockJsClient client, URI url, SockJsOptions options)
      throws Failure, InterruptedException {
    EchoProbe trial = new EchoProbe();
    Stopwatch watch = Stopwatch.start();
    SockJs sock = client.connect(url, options, trial.inbox);
    within("open", sock.opened());
    Duration open = watch.elapsed();
    trial.inbox.next(); // Says that it is open.
    Duration roundTrip = trial.exchange(sock, ONE);
    Duration burst = trial.exchange(sock, MANY);
    sock.close();
    CloseEvent end = within("close", sock.closed());
    if (!end.wasClean()) {
      throw new Failure("closed with " + end);
    }
    return new Result(sock.transport().orElseThrow(), open, roundTrip, burst, end);
  }

  private Duration exchange(SockJs sock, List<String> texts) throws Failure, InterruptedException {
    Stopwatch watch = Stopwatch.start();
    texts.forEach(sock::send);
    for (String text : texts) {
      Optional<Event> event = inbox.next(LONGEST_STEP);
      if (event.isEmpty()) {
        throw new Failure("no echo of \"" + text + "\" within " + LONGEST_STEP.toSeconds() + " s");
      }
      String got = event.get() instanceof Event.Message message ? message.text() : "the end";
      if (!got.equals(text)) {
        throw new Failure("sent \"" + text + "\", got " + got);
      }
    }
    return watch.elapsed();
  }

  private static <T> T within(String step, CompletionStage<T> stage)
      throws Failure, InterruptedException {
    try {
      return stage.toCompletableFuture().get(LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Failure("not " + step + " within " + LONGEST_STEP.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new Failure(ErrorMessage.message(Objects.requireNonNullElse(e.getCause(), e)));
    }
  }
}
