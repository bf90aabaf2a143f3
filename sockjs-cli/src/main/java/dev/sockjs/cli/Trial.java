package dev.sockjs.cli;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** One connection of the demo to an endpoint that echoes. */
final class Trial implements SockJsListener {

  /**
   * A connection that worked.
   *
   * @param transport the one that was used
   * @param open from the call to the open session
   * @param roundTrip one message and its echo
   * @param burst {@link #BURST} messages, sent at once, and their echoes
   * @param end how it ended, which was clean
   */
  record Result(
      String transport, Duration open, Duration roundTrip, Duration burst, CloseEvent end) {}

  /** The connection did not work; the message says why. */
  static final class Failure extends Exception {
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

  /** The messages that have come; an empty entry is the end. */
  private final BlockingQueue<Optional<String>> inbox = new LinkedBlockingQueue<>();

  private Trial() {}

  /** Connects, sends one message, sends many, closes. */
  static Result run(SockJsClient client, URI url, SockJsOptions options)
      throws Failure, InterruptedException {
    Trial trial = new Trial();
    long begun = System.nanoTime();
    SockJs sock = client.connect(url, options, trial);
    within("open", sock.opened());
    Duration open = since(begun);
    Duration roundTrip = trial.exchange(sock, ONE);
    Duration burst = trial.exchange(sock, MANY);
    sock.close();
    CloseEvent end = within("close", sock.closed());
    if (!end.wasClean()) {
      throw new Failure("closed with " + end);
    }
    return new Result(sock.transport().orElseThrow(), open, roundTrip, burst, end);
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    inbox.add(Optional.of(message));
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    inbox.add(Optional.empty());
  }

  private Duration exchange(SockJs sock, List<String> texts) throws Failure, InterruptedException {
    long begun = System.nanoTime();
    texts.forEach(sock::send);
    for (String text : texts) {
      Optional<String> echo = inbox.poll(LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS);
      if (echo == null) {
        throw new Failure("no echo of \"" + text + "\" within " + LONGEST_STEP.toSeconds() + " s");
      }
      if (!echo.equals(Optional.of(text))) {
        throw new Failure("sent \"" + text + "\", got " + echo.orElse("the end"));
      }
    }
    return since(begun);
  }

  private static <T> T within(String step, CompletionStage<T> stage)
      throws Failure, InterruptedException {
    try {
      return stage.toCompletableFuture().get(LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Failure("not " + step + " within " + LONGEST_STEP.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new Failure(Failures.message(Objects.requireNonNullElse(e.getCause(), e)));
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
