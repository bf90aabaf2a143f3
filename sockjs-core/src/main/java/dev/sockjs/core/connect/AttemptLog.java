package dev.sockjs.core.connect;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.Phase;
import dev.sockjs.SockJsException;
import dev.sockjs.core.codec.PrintableCause;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.EscapedText;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.TransportEnd;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The list of transports that one connect tried or skipped, and the attempt that is in progress.
 * Runs on the session's serial executor.
 */
final class AttemptLog {

  private final Consumer<Attempt> listener;

  /** Can be read on any thread. */
  private final List<Attempt> ended = new CopyOnWriteArrayList<>();

  private @Nullable AttemptRequest current;
  private long startedAt;

  /**
   * @param listener receives each attempt when it has ended
   */
  AttemptLog(Consumer<Attempt> listener) {
    this.listener = listener;
  }

  /** Records that an attempt has started. */
  void started(AttemptRequest request, long nanoTime) {
    current = request;
    startedAt = nanoTime;
  }

  /** Records that the current attempt has opened the session. */
  void opened(long nanoTime) {
    if (current != null) {
      record(attempt(current, Outcome.OPEN, Phase.OPEN, nanoTime));
    }
  }

  /** Records that the current attempt, if there is one, has failed. */
  void failed(Outcome outcome, TransportEnd end, long nanoTime) {
    if (current == null) {
      return;
    }
    // Once connected, a transport reports RECEIVE, because it does not know if the session is open.
    Phase phase = end.phase() == Phase.RECEIVE ? Phase.OPEN : end.phase();
    Attempt attempt = attempt(current, outcome, phase, nanoTime);
    if (end.status().isPresent()) {
      attempt = attempt.withStatus(end.status().getAsInt());
    }
    record(attempt.withCause(cause(end)));
  }

  /** Returns the error for the application. The reason can be that of the server's CLOSE. */
  private static Throwable cause(TransportEnd end) {
    return end.cause()
        .map(Causes::explained)
        .map(PrintableCause::of)
        .orElseGet(() -> new SockJsException(EscapedText.of(end.reason()), null));
  }

  /** Records that a transport cannot be used. */
  void skipped(String transport, Throwable cause) {
    record(
        Attempt.of(transport, Outcome.SKIPPED, Phase.ELIGIBILITY, Duration.ZERO)
            .withCause(Causes.explained(cause)));
  }

  private Attempt attempt(AttemptRequest request, Outcome outcome, Phase phase, long nanoTime) {
    return Attempt.of(request.transport(), outcome, phase, Duration.ofNanos(nanoTime - startedAt))
        .withUrl(RedactedUrl.of(request.url("")));
  }

  private void record(Attempt attempt) {
    current = null;
    ended.add(attempt);
    listener.accept(attempt);
  }

  /** Tells if no transport was tried or skipped yet. */
  boolean isEmpty() {
    return ended.isEmpty();
  }

  /** Returns the attempts that have ended, in order. On any thread. */
  List<Attempt> all() {
    return List.copyOf(ended);
  }
}
