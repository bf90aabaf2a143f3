package dev.sockjs.http.exchange;

import dev.sockjs.spi.TransportEnd;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Handles a response of which only the status and perhaps the beginning of the body matter. The
 * body is read, so that the connection can be used again, and dropped. After an accepted status the
 * request fails only if the body is refused.
 */
public abstract class StatusHandler implements ResponseHandler {

  /** If the body is longer, the request is aborted, which closes the connection. */
  private static final int MAX_BODY_BYTES = 64 << 10;

  private @Nullable HttpExchange exchange;
  private final BodyExcerpt body = new BodyExcerpt();
  private boolean accepted;
  private boolean compressed;
  private int bodyBytes;

  /** Returns true if a response with this status is a success. */
  protected abstract boolean accepts(int status);

  /**
   * Returns why the body of a response with an accepted status shows that the request failed, or
   * empty if it does not. The default accepts any body.
   *
   * @param body the beginning of the body
   * @param complete true if no more of the body could follow
   */
  protected Optional<TransportEnd> refusal(BodyExcerpt body, boolean complete) {
    return Optional.empty();
  }

  /** The response had an accepted status, and its body was not refused. */
  protected abstract void succeeded();

  /** There was no response, or one with another status. */
  protected abstract void rejected(TransportEnd end);

  /** Returns the end to report for a status that is not accepted. */
  protected abstract TransportEnd endFor(int status);

  /** Sets the exchange whose response this handles. */
  public final void attach(HttpExchange started) {
    exchange = started;
  }

  /** Aborts the request. */
  public final void abort() {
    if (exchange != null) {
      exchange.abort();
    }
  }

  @Override
  public final void responded(int status, boolean compressed) {
    this.compressed = compressed;
    if (accepts(status)) {
      accepted = true;
    } else {
      rejected(endFor(status));
    }
  }

  @Override
  public final void content(byte[] bytes, Runnable readMore) {
    bodyBytes += bytes.length;
    body.append(bytes);
    boolean refused = body.isComplete() && refusal(body, false).isPresent();
    if (!refused && bodyBytes <= MAX_BODY_BYTES) {
      readMore.run();
    } else {
      abort();
      ended(false);
    }
  }

  @Override
  public final void completed() {
    ended(true);
  }

  @Override
  public final void cutOff(EndWithoutLastChunk end) {
    ended(end.isUsual());
  }

  @Override
  public final void failed(TransportEnd end) {
    if (accepted) {
      ended(false);
    } else {
      rejected(end);
    }
  }

  private void ended(boolean complete) {
    Optional<TransportEnd> refusal = refusal(body, complete);
    if (refusal.isPresent()) {
      rejected(compressed ? ExchangeFailures.compressed(phase()) : refusal.get());
    } else {
      succeeded();
    }
  }
}
