package dev.sockjs.http.exchange;

import dev.sockjs.spi.TransportEnd;
import org.jspecify.annotations.Nullable;

/**
 * Handles a response of which only the status matters. The body is read, so that the connection can
 * be used again, and dropped. After an accepted status the request cannot fail.
 */
public abstract class StatusHandler implements ResponseHandler {

  /** If the body is longer, the request is aborted, which closes the connection. */
  private static final int MAX_BODY_BYTES = 64 << 10;

  private @Nullable HttpExchange exchange;
  private boolean accepted;
  private int bodyBytes;

  /** Returns true if a response with this status is a success. */
  protected abstract boolean accepts(int status);

  /** The response had an accepted status. */
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
    if (accepts(status)) {
      accepted = true;
    } else {
      rejected(endFor(status));
    }
  }

  @Override
  public final void content(byte[] bytes, Runnable readMore) {
    bodyBytes += bytes.length;
    if (bodyBytes <= MAX_BODY_BYTES) {
      readMore.run();
    } else {
      abort();
      succeeded();
    }
  }

  @Override
  public final void completed() {
    succeeded();
  }

  @Override
  public final void cutOff() {
    succeeded();
  }

  @Override
  public final void failed(TransportEnd end) {
    if (accepted) {
      succeeded();
    } else {
      rejected(end);
    }
  }
}
