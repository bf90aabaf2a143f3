package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.core.codec.Utf8;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.RedactedUrl;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The application's handle of a session. Safe for any thread. */
final class CoreSockJs implements SockJs {

  /** Ends the session on behalf of its handle. On any thread. */
  interface Control {

    void close(int code, String reason);

    void abort(CloseEvent event);
  }

  private static final int NORMAL = 1000;
  private static final int ABNORMAL = 1006;

  /** RFC 6455, section 5.5. */
  private static final int MAX_REASON_BYTES = 123;

  private final URI url;
  private final MessageSender sender;
  private final SerialExecutor callbacks;
  private final Control control;
  private final CompletableFuture<SockJs> opened = new CompletableFuture<>();
  private final CompletableFuture<CloseEvent> closed = new CompletableFuture<>();
  private volatile ReadyState state = ReadyState.CONNECTING;
  private volatile @Nullable String transport;
  private volatile HandshakeDetails details = HandshakeDetails.none();
  private volatile @Nullable CloseEvent closeEvent;

  CoreSockJs(URI url, MessageSender sender, SerialExecutor callbacks, Control control) {
    this.url = url;
    this.sender = sender;
    this.callbacks = callbacks;
    this.control = control;
  }

  // Called by the session.

  /** Advances the state. It never goes back, whichever thread is first. */
  synchronized void advance(ReadyState next) {
    if (state.compareTo(next) < 0) {
      state = next;
    }
  }

  void connected(HandshakeDetails agreed) {
    details = agreed;
  }

  void openOver(String transportName) {
    transport = transportName;
    advance(ReadyState.OPEN);
  }

  void closed(CloseEvent event) {
    closeEvent = event;
    advance(ReadyState.CLOSED);
  }

  /** Completes {@link #opened()}. */
  void completeOpened() {
    opened.complete(this);
  }

  /** Completes {@link #closed()}, and fails {@link #opened()} if the session never opened. */
  void completeClosed(CloseEvent event, List<Attempt> attempts) {
    if (!opened.isDone()) {
      opened.completeExceptionally(
          new ConnectFailedException(RedactedUrl.of(url), event, attempts));
    }
    closed.complete(event);
  }

  // Called by applications.

  @Override
  public URI url() {
    return url;
  }

  @Override
  public ReadyState readyState() {
    return state;
  }

  @Override
  public Optional<String> transport() {
    return Optional.ofNullable(transport);
  }

  @Override
  public Optional<String> protocol() {
    return details.protocol();
  }

  @Override
  public List<String> extensions() {
    return details.extensions();
  }

  @Override
  public void send(String message) {
    switch (accept(message)) {
      case ACCEPTED -> {}
      case FULL -> throw sender.full();
      case NOT_ACCEPTING -> throw closedException();
    }
  }

  private SessionClosedException closedException() {
    CloseEvent event = closeEvent;
    return event == null
        ? new SessionClosedException(this)
        : new SessionClosedException(this, event);
  }

  @Override
  public boolean offer(String message) {
    return accept(message) == SendQueue.Offer.ACCEPTED;
  }

  private SendQueue.Offer accept(String message) {
    return switch (state) {
      case CONNECTING ->
          throw new IllegalStateException(
              "The connection is still CONNECTING: send from onOpen, or after opened()");
      case OPEN -> sender.offer(message);
      case CLOSING, CLOSED -> SendQueue.Offer.NOT_ACCEPTING;
    };
  }

  @Override
  public long bufferedAmount() {
    return sender.bufferedBytes();
  }

  @Override
  public CompletionStage<Void> flushed() {
    CompletableFuture<Void> flushed = new CompletableFuture<>();
    sender
        .flushed()
        .whenComplete(
            (nothing, failure) ->
                callbacks.execute(
                    () -> {
                      if (failure == null) {
                        flushed.complete(null);
                      } else {
                        flushed.completeExceptionally(failure);
                      }
                    }));
    return flushed.minimalCompletionStage();
  }

  @Override
  public CompletionStage<SockJs> opened() {
    return opened.minimalCompletionStage();
  }

  @Override
  public CompletionStage<CloseEvent> closed() {
    return closed.minimalCompletionStage();
  }

  @Override
  public void close() {
    close(NORMAL, "Normal closure");
  }

  @Override
  public void close(int code, String reason) {
    if (code != NORMAL && (code < 3000 || code > 4999)) {
      throw new IllegalArgumentException(
          "A close code is 1000 or between 3000 and 4999, but not " + code);
    }
    if (Utf8.length(reason) > MAX_REASON_BYTES) {
      throw new IllegalArgumentException(
          "A close reason has at most 123 UTF-8 bytes, but this one has more: " + reason);
    }
    control.close(code, reason);
  }

  @Override
  public void abort() {
    control.abort(CloseEvent.of(ABNORMAL, "Aborted", false));
  }

  @Override
  public String toString() {
    return "SockJs[" + RedactedUrl.of(url) + ", " + state + ", transport=" + transport + "]";
  }
}
