package dev.sockjs.cli.connect;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.cli.connect.InputLine.Bad;
import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.cli.output.ErrorMessage;
import dev.sockjs.cli.output.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of {@code sockjs connect}. It sends the input once it is open, prints what
 * happens, and closes when a line says so, when the expected messages have come, or, if none are
 * expected, when all input has been sent. The close line is printed once, and last.
 *
 * <p>Callbacks come on the client's executor, input is read on a thread of its own, deadline and
 * signals on others: whatever is printed passes {@link #show}.
 */
public final class ConnectSession implements SockJsListener {

  private static final CloseEvent DEADLINE = CloseEvent.of(1006, "Deadline", false);
  private static final CloseEvent UNREAD = CloseEvent.of(1006, "Nobody reads the output", false);

  /** The linger of a close, and as much again. */
  private static final Duration LONGEST_INTERRUPTION = Duration.ofSeconds(4);

  private final Input input;
  private final OptionalInt expected;
  private final CloseRequest closing;
  private final Output output;
  private final AtomicInteger received = new AtomicInteger();

  /** Done when there is nothing more to print. */
  private final CompletableFuture<CloseEvent> ended = new CompletableFuture<>();

  private volatile @Nullable SockJs connection;
  private volatile boolean interrupted;

  /** Guarded by this. */
  private boolean attempted;

  public ConnectSession(Input input, OptionalInt expected, CloseRequest closing, Output output) {
    this.input = input;
    this.expected = expected;
    this.closing = closing;
    this.output = output;
  }

  /** Takes the connection that was made with this listener. */
  public void begin(SockJs sock) {
    connection = sock;
    if (interrupted) {
      sock.close();
    }
  }

  /** Ends the session after a time, however far it has come. */
  public void endAfter(Duration deadline) {
    CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> end(DEADLINE));
  }

  /**
   * Waits for the end.
   *
   * @return the exit status
   */
  public int await() {
    CloseEvent event = ended.join();
    return event.wasClean() && received.get() >= expected.orElse(0) ? 0 : 1;
  }

  /**
   * Closes with 1000, and waits for the end.
   *
   * @return the exit status
   */
  public int interrupt() {
    interrupted = true;
    SockJs sock = connection;
    if (sock != null) {
      sock.close();
    }
    // Without effect but where nobody reads the output, which then holds everything up.
    ended.completeOnTimeout(UNREAD, LONGEST_INTERRUPTION.toMillis(), TimeUnit.MILLISECONDS);
    return await();
  }

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    show(
        out -> {
          attempted = true;
          out.attempt(attempt);
        });
  }

  @Override
  public void onOpen(SockJs sock) {
    show(out -> out.open(sock.transport().orElseThrow(), sock.url()));
    Thread feeder = new Thread(() -> feed(sock), "sockjs-input");
    feeder.setDaemon(true);
    feeder.start();
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    show(out -> out.message(message));
    if (received.incrementAndGet() == expected.orElse(0)) {
      closing.close(sock);
    }
  }

  @Override
  public void onHeartbeat(SockJs sock) {
    show(Output::heartbeat);
  }

  @Override
  public void onError(SockJs sock, Throwable error) {
    show(out -> out.error(ErrorMessage.message(error)));
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    end(event);
  }

  private synchronized void end(CloseEvent event) {
    show(out -> out.close(event, attempted ? OptionalInt.empty() : event.status()));
    ended.complete(event);
  }

  private synchronized void show(Consumer<Output> event) {
    if (ended.isDone()) {
      return;
    }
    try {
      event.accept(output);
    } catch (UncheckedIOException e) {
      ended.complete(UNREAD);
    }
  }

  private void feed(SockJs sock) {
    try {
      Optional<InputLine> line = input.next();
      while (line.isPresent()) {
        if (!obey(sock, line.get())) {
          return;
        }
        line = input.next();
      }
    } catch (IOException e) {
      show(out -> out.error("Cannot read the input: " + ErrorMessage.message(e)));
    }
    if (received.get() >= expected.orElse(0)) {
      sock.flushed().whenComplete((sent, lost) -> closing.close(sock));
    }
  }

  /** Whether there is a point in further lines. */
  private boolean obey(SockJs sock, InputLine line) {
    if (line instanceof Send send) {
      return send.texts().stream().allMatch(text -> deliver(sock, text));
    }
    if (line instanceof Close close) {
      close.request().or(closing).close(sock);
      return false;
    }
    show(out -> out.error(((Bad) line).problem()));
    return true;
  }

  private boolean deliver(SockJs sock, String text) {
    try {
      while (!sock.offer(text)) {
        if (sock.readyState() != ReadyState.OPEN) {
          return false;
        }
        // Full: read no further until there is room.
        sock.flushed().toCompletableFuture().join();
      }
    } catch (IllegalArgumentException e) {
      show(out -> out.error(ErrorMessage.message(e)));
    } catch (CompletionException e) {
      return false;
    }
    return true;
  }
}
