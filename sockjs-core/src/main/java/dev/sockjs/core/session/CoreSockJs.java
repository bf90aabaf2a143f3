package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.core.codec.Utf8;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.RedactedUrl;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The application's end of a session. Everything in it is safe for any thread. */
final class CoreSockJs implements SockJs {

  /** Closes the session, once code and reason are known to be good. */
  @FunctionalInterface
  interface Closer {
    void close(int code, String reason);
  }

  private static final int NORMAL = 1000;
  private static final int MAX_REASON_BYTES = 123; // RFC 6455, section 5.5

  private final URI url;
  private final MessageSender outbound;
  private final Callbacks callbacks;
  private final Closer closer;
  private final CompletableFuture<SockJs> opened = new CompletableFuture<>();
  private final CompletableFuture<CloseEvent> closed = new CompletableFuture<>();
  private volatile ReadyState state = ReadyState.CONNECTING;
  private volatile @Nullable String transport;
  private volatile HandshakeDetails facts = HandshakeDetails.none();

  CoreSockJs(URI url, MessageSender outbound, Callbacks callbacks, Closer closer) {
    this.url = url;
    this.outbound = outbound;
    this.callbacks = callbacks;
    this.closer = closer;
  }

  // What the session tells, in its mailbox or its callbacks.

  /** The state only ever moves on, whichever thread is first. */
  synchronized void advance(ReadyState next) {
    if (state.compareTo(next) < 0) {
      state = next;
    }
  }

  void connected(HandshakeDetails agreed) {
    facts = agreed;
  }

  void openOver(String transportName) {
    transport = transportName;
    advance(ReadyState.OPEN);
  }

  /** Completes {@link #opened()}. */
  void tellOpened() {
    opened.complete(this);
  }

  /** Completes {@link #closed()}, and fails {@link #opened()} if it never did. */
  void tellClosed(CloseEvent event, List<Attempt> attempts) {
    if (!opened.isDone()) {
      opened.completeExceptionally(
          new ConnectFailedException(RedactedUrl.of(url), event, attempts));
    }
    closed.complete(event);
  }

  // What applications call.

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
  public String protocol() {
    return facts.protocol();
  }

  @Override
  public List<String> extensions() {
    return facts.extensions();
  }

  @Override
  public boolean send(String message) {
    SendQueue.Offer offer = accept(message);
    if (offer == SendQueue.Offer.FULL) {
      throw outbound.full();
    }
    return offer == SendQueue.Offer.ACCEPTED;
  }

  @Override
  public boolean offer(String message) {
    return accept(message) == SendQueue.Offer.ACCEPTED;
  }

  private SendQueue.Offer accept(String message) {
    return switch (state) {
      case CONNECTING ->
          throw new IllegalStateException("The connection is not open yet: send in onOpen");
      case OPEN -> outbound.offer(message);
      case CLOSING, CLOSED -> SendQueue.Offer.SEALED;
    };
  }

  @Override
  public long bufferedAmount() {
    return outbound.bufferedBytes();
  }

  @Override
  public CompletionStage<Void> flushed() {
    CompletableFuture<Void> flushed = new CompletableFuture<>();
    outbound
        .flushed()
        .whenComplete(
            (nothing, failure) ->
                callbacks.post(
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
      throw new IllegalArgumentException("Not a close code, 1000 or 3000 to 4999: " + code);
    }
    if (Utf8.length(reason) > MAX_REASON_BYTES) {
      throw new IllegalArgumentException("A reason of over 123 UTF-8 bytes: " + reason);
    }
    closer.close(code, reason);
  }

  @Override
  public String toString() {
    return "SockJs[" + RedactedUrl.of(url) + ", " + state + ", transport=" + transport + "]";
  }
}
