package dev.sockjs.core;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.ConnectionFacts;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.Timer.Cancellable;
import dev.sockjs.spi.TransportEnd;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One connection: carries out what its {@link SessionMachine} decides. The first group of fields is
 * safe for any thread; the second belongs to the mailbox.
 */
final class CoreSession implements SockJs, Link.Owner, Outbound.Owner, Connecting.Owner {

  private static final int NORMAL = 1000;
  private static final int MAX_REASON_BYTES = 123; // RFC 6455, section 5.5

  private final CoreClient client;
  private final URI url;
  private final SockJsOptions options;
  private final SockJsListener listener;
  private final Mailbox mailbox = new Mailbox();
  private final Callbacks callbacks;
  private final Inbound inbound;
  private final Outbound outbound;
  private final Watchdog watchdog;
  private final CompletableFuture<SockJs> opened = new CompletableFuture<>();
  private final CompletableFuture<CloseEvent> closed = new CompletableFuture<>();
  private volatile ReadyState visible = ReadyState.CONNECTING;
  private volatile @Nullable String transport;
  private volatile ConnectionFacts facts = ConnectionFacts.none();

  private final SessionMachine machine = new SessionMachine();
  private final FrameCodec codec;
  private final Connecting connecting;
  private @Nullable Link link;
  private @Nullable Cancellable linger;
  private boolean withheld;
  private boolean told;

  CoreSession(
      CoreClient client,
      URI url,
      SessionUrls urls,
      SockJsOptions options,
      SockJsListener listener) {
    this.client = client;
    this.url = url;
    this.options = options;
    this.listener = listener;
    codec = new FrameCodec(options.maxMessageSize());
    callbacks = new Callbacks(client.executor(), client.context().blocking());
    inbound =
        new Inbound(
            this, listener, callbacks, options.maxMessageSize(), () -> mailbox.post(this::readOn));
    outbound = new Outbound(mailbox, this, options);
    watchdog =
        new Watchdog(
            client.context().timer(),
            mailbox,
            options.heartbeatTimeout().orElse(null),
            () -> withheld,
            this::probe,
            () -> run(machine.silent()));
    connecting = new Connecting(client, urls, options, mailbox, this);
  }

  void start() {
    mailbox.post(connecting::start);
  }

  // What applications call, on any thread.

  @Override
  public URI url() {
    return url;
  }

  @Override
  public ReadyState readyState() {
    return visible;
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
    return switch (visible) {
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
    closeInOrder(code, reason);
  }

  /** As {@link #close(int, String)}, with any code. */
  void closeInOrder(int code, String reason) {
    inbound.mute();
    outbound.seal();
    advance(ReadyState.CLOSING);
    mailbox.post(() -> run(machine.close(code, reason)));
  }

  /** Ends the session without draining it, and drops its transport whatever it is doing. */
  void closeNow(CloseEvent event) {
    inbound.mute();
    outbound.seal();
    advance(ReadyState.CLOSING);
    mailbox.post(
        () -> {
          run(machine.abort(event));
          abortLink();
        });
  }

  /** The state only ever moves on, whichever thread is first. */
  private synchronized void advance(ReadyState next) {
    if (visible.compareTo(next) < 0) {
      visible = next;
    }
  }

  Duration linger() {
    return options.closeLinger();
  }

  // What happens to the session, in its mailbox.

  @Override
  public void infoFailed(CloseEvent event) {
    run(machine.infoFailed(event));
  }

  @Override
  public Link newLink(AttemptRequest request, long nanoTime) {
    Link next = new Link(request, mailbox, this, codec, nanoTime);
    link = next;
    return next;
  }

  @Override
  public void cannotBegin(TransportEnd end) {
    run(machine.end(end));
  }

  @Override
  public void allowanceOver(Link late) {
    if (late == link) {
      run(machine.allowanceOver(late.phase()));
    }
  }

  @Override
  public void connectTimeOver(Link late) {
    run(machine.connectTimeOver(late.phase()));
  }

  @Override
  public void noneLeft() {
    run(machine.noneLeft());
  }

  @Override
  public void connected(Link from, ConnectionFacts agreed) {
    facts = agreed;
    if (from.framing() == Framing.RAW) {
      run(machine.rawConnected());
    }
  }

  @Override
  public void frame(Link from, Frame frame) {
    run(machine.frame(frame));
    readOn();
  }

  /** Asks for one frame more, unless the application has enough to do. */
  private void readOn() {
    withheld = inbound.isFull();
    if (!withheld && link != null && !link.isEnded()) {
      link.requestFrame();
    }
  }

  @Override
  public void ended(Link from, TransportEnd end) {
    run(machine.end(end));
    release();
  }

  @Override
  public void activity() {
    watchdog.activity();
  }

  @Override
  public void heartbeat() {
    watchdog.heartbeat();
  }

  @Override
  public void drained() {
    run(machine.drained());
  }

  @Override
  public void writable() {
    callbacks.post(() -> inbound.tell(() -> listener.onWritable(this)));
  }

  @Override
  public void sendFailed(Link sender, Throwable cause) {
    sender.end(TransportEnd.failed(Phase.SEND, cause));
  }

  @Override
  public void tell(Attempt attempt) {
    callbacks.post(() -> inbound.tell(() -> listener.onAttempt(this, attempt)));
  }

  private void probe() {
    if (link != null && !outbound.isSending()) {
      link.probe();
    }
  }

  // What the machine has decided.

  private void run(List<Step> steps) {
    steps.forEach(this::carryOut);
  }

  private void carryOut(Step step) {
    if (step instanceof Step.Deliver deliver) {
      inbound.deliver(deliver.messages());
    } else if (step instanceof Step.Heartbeat) {
      inbound.heartbeat();
    } else if (step instanceof Step.Open) {
      open();
    } else if (step instanceof Step.AttemptOver over) {
      connecting.attemptOver(over.outcome(), over.why());
    } else if (step instanceof Step.TryNext) {
      connecting.tryNext();
    } else if (step instanceof Step.Drain) {
      watchdog.stop();
      linger = afterLinger(() -> run(machine.lingerOver()));
      outbound.flush();
    } else if (step instanceof Step.Close close) {
      closeLink(close.code(), close.reason());
    } else if (step instanceof Step.Abort) {
      abortLink();
    } else if (step instanceof Step.Finish finish) {
      finish(finish.event());
    }
  }

  private void open() {
    Link open = Objects.requireNonNull(link);
    transport = open.name();
    outbound.open(open);
    advance(ReadyState.OPEN);
    connecting.opened(open);
    watchdog.start();
    callbacks.post(
        () -> {
          inbound.tell(() -> listener.onOpen(this));
          opened.complete(this);
        });
  }

  /** If the session is over already, nobody else watches that the transport does close. */
  private void closeLink(int code, String reason) {
    if (link == null) {
      return;
    }
    link.close(code, reason);
    if (machine.state() == ReadyState.CLOSED && !link.isEnded()) {
      linger = afterLinger(this::abortLink);
    }
  }

  private void abortLink() {
    if (link != null && !link.isEnded()) {
      link.abort();
    }
    release();
  }

  private Cancellable afterLinger(Runnable task) {
    return client.context().timer().schedule(options.closeLinger(), () -> mailbox.post(task));
  }

  private void finish(CloseEvent event) {
    advance(ReadyState.CLOSING);
    connecting.stop();
    watchdog.stop();
    outbound.abandon(new SessionClosedException(event));
    boolean failed = transport == null;
    List<Attempt> attempts = connecting.attempts();
    callbacks.post(
        () -> {
          advance(ReadyState.CLOSED);
          inbound.tell(() -> listener.onClose(this, event));
          if (failed) {
            opened.completeExceptionally(
                new ConnectFailedException(RedactedUrl.of(url), event, attempts));
          }
          closed.complete(event);
          mailbox.post(
              () -> {
                told = true;
                release();
              });
        });
  }

  /** Once the application knows of the end and the transport is gone, so is the session. */
  private void release() {
    if (link != null && !link.isEnded()) {
      return;
    }
    if (linger != null) {
      linger.cancel();
      linger = null;
    }
    if (told) {
      client.forget(this);
    }
  }

  @Override
  public String toString() {
    return "SockJs[" + RedactedUrl.of(url) + ", " + visible + ", transport=" + transport + "]";
  }
}
