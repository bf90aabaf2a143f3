package dev.sockjs.http.exchange;

import dev.sockjs.spi.TransportEnd;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is its status. The body is read, so that the connection can be used again,
 * and dropped; once the status is good, nothing can go wrong any more.
 */
public abstract class StatusHandler implements HttpExchange.Handler {

  /** A connection that brings more than this is not worth keeping. */
  private static final int MAX_BYTES = 64 << 10;

  private @Nullable HttpExchange call;
  private boolean accepted;
  private int bytesRead;

  /** Whether an answer with this status is a good one. */
  public abstract boolean accepts(int status);

  /** The request has been answered well. */
  public abstract void done();

  /** There is no answer, or none that is good. */
  public abstract void refused(TransportEnd end);

  /** What an answer with another status means. */
  public abstract TransportEnd refusal(int status);

  public final void begin(HttpExchange begun) {
    call = begun;
  }

  /** Drops the request. */
  public final void abort() {
    if (call != null) {
      call.abort();
    }
  }

  @Override
  public final void responded(int status, boolean encoded) {
    if (accepts(status)) {
      accepted = true;
    } else {
      refused(refusal(status));
    }
  }

  @Override
  public final void content(byte[] bytes, Runnable more) {
    bytesRead += bytes.length;
    if (bytesRead <= MAX_BYTES) {
      more.run();
    } else {
      abort();
      done();
    }
  }

  @Override
  public final void complete() {
    done();
  }

  @Override
  public final void cut() {
    done();
  }

  @Override
  public final void failed(TransportEnd end) {
    if (accepted) {
      done();
    } else {
      refused(end);
    }
  }
}
