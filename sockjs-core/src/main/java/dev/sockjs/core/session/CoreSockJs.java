package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.core.codec.Excerpt;
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

/** A session as the application sees it. Safe for any thread. */
final class CoreSockJs implements SockJs {

  /** Controls the session. Its methods may be called on any thread. */
  interface Control {

    /** Closes the session in order. */
    void close(int code, String reason);

    /** Ends the session at once. */
    void abort(CloseEvent event);

    /** Holds the messages that arrive. */
    void pause();

    /** Delivers messages again. */
    void resume();
  }

  /**
   * A control frame has at most 125 bytes, and the close code needs two (RFC 6455, section 5.5).
   */
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

  // For the session.

  /** Advances the state, unless another thread has advanced it further. */
  synchronized void advance(ReadyState next) {
    if (state.compareTo(next) < 0) {
      state = next;
    }
  }

  /** Sets the result of the transport's handshake. */
  void setHandshakeDetails(HandshakeDetails agreed) {
    details = agreed;
  }

  /** Sets the transport that opened the session. */
  void setOpen(String transportName) {
    transport = transportName;
    advance(ReadyState.OPEN);
  }

  /** Sets how the session ended. */
  void setClosed(CloseEvent event) {
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

  // For the application.

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
      case FULL -> throw sender.bufferFull();
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
              "The connection is still CONNECTING: send messages in onOpen, or after opened()");
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
  public void pause() {
    control.pause();
  }

  @Override
  public void resume() {
    control.resume();
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
    close(CloseEvents.NORMAL, "Normal closure");
  }

  @Override
  public void close(int code, String reason) {
    if (!CloseEvents.isApplicationCode(code)) {
      throw new IllegalArgumentException(
          "The close code must be 1000, or 3000 to 4999, but it is " + code);
    }
    long reasonBytes = Utf8.length(reason);
    if (reasonBytes > MAX_REASON_BYTES) {
      throw new IllegalArgumentException(
          "The close reason must have at most "
              + MAX_REASON_BYTES
              + " UTF-8 bytes, but it has "
              + reasonBytes
              + ": "
              + Excerpt.around(reason, 0));
    }
    control.close(code, reason);
  }

  @Override
  public void abort() {
    control.abort(CloseEvents.aborted());
  }

  @Override
  public String toString() {
    return "SockJs[" + RedactedUrl.of(url) + ", " + state + ", transport=" + transport + "]";
  }
}
