package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.CoreClient;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.connect.AttemptConnection;
import dev.sockjs.core.connect.AttemptRequest;
import dev.sockjs.core.connect.ConnectSequence;
import dev.sockjs.core.liveness.LivenessMonitor;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Scheduler.Cancellable;
import dev.sockjs.spi.TransportEnd;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One session: carries out what its {@link SessionMachine} decides. The first group of fields is
 * safe for any thread; the second belongs to the mailbox.
 */
public final class CoreSession
    implements AttemptConnection.Owner, MessageSender.Owner, ConnectSequence.Owner {

  private static final int ABNORMAL = 1006;

  private final CoreClient client;
  private final SockJsOptions options;
  private final SockJsListener listener;
  private final SerialExecutor mailbox = new SerialExecutor(this::defect);
  private final Callbacks callbacks;
  private final MessageSender outbound;
  private final CoreSockJs sock;
  private final MessageReceiver inbound;
  private final LivenessMonitor watchdog;

  private final SessionMachine machine = new SessionMachine();
  private final FrameCodec codec;
  private final ConnectSequence connecting;
  private @Nullable AttemptConnection link;
  private @Nullable Cancellable linger;
  private boolean withheld;
  private boolean told;

  public CoreSession(
      CoreClient client,
      URI url,
      SessionUrls urls,
      SockJsOptions options,
      SockJsListener listener) {
    this.client = client;
    this.options = options;
    this.listener = listener;
    codec = new FrameCodec(options.maxMessageSize());
    callbacks = new Callbacks(client.executor(), client.context().blocking());
    outbound = new MessageSender(mailbox, this, options);
    sock = new CoreSockJs(url, outbound, callbacks, this::closeInOrder);
    inbound =
        new MessageReceiver(
            sock,
            listener,
            callbacks,
            options.maxMessageSize(),
            () -> mailbox.post(this::roomAgain));
    watchdog =
        new LivenessMonitor(
            client.context().timer(),
            mailbox,
            options.heartbeatTimeout().orElse(null),
            () -> withheld,
            this::probe,
            () -> run(machine.silent()));
    connecting = new ConnectSequence(client, urls, options, mailbox, this);
  }

  public void start() {
    mailbox.post(connecting::start);
  }

  /** The application's end of it. */
  public SockJs sock() {
    return sock;
  }

  /** As {@link SockJs#close(int, String)}, with any code. On any thread. */
  public void closeInOrder(int code, String reason) {
    inbound.mute();
    outbound.seal();
    sock.advance(ReadyState.CLOSING);
    mailbox.post(() -> run(machine.close(code, reason)));
  }

  /** Ends the session without draining it, and drops its transport whatever it is doing. */
  public void closeNow(CloseEvent event) {
    inbound.mute();
    outbound.seal();
    sock.advance(ReadyState.CLOSING);
    mailbox.post(
        () -> {
          run(machine.abort(event));
          abortLink();
        });
  }

  public Duration linger() {
    return options.closeLinger();
  }

  // What happens to the session, in its mailbox.

  @Override
  public void infoFailed(CloseEvent event) {
    run(machine.infoFailed(event));
  }

  @Override
  public AttemptConnection newLink(AttemptRequest request, long nanoTime) {
    AttemptConnection next = new AttemptConnection(request, mailbox, this, codec, nanoTime);
    link = next;
    return next;
  }

  @Override
  public void cannotBegin(TransportEnd end) {
    run(machine.end(end));
  }

  @Override
  public void allowanceOver(AttemptConnection late) {
    if (late == link) {
      run(machine.allowanceOver(late.phase()));
    }
  }

  @Override
  public void connectTimeOver(AttemptConnection late) {
    run(machine.connectTimeOver(late.phase()));
  }

  @Override
  public void noneLeft() {
    run(machine.noneLeft());
  }

  @Override
  public void connected(AttemptConnection from, HandshakeDetails agreed) {
    sock.connected(agreed);
    if (from.framing() == Framing.RAW) {
      run(machine.rawConnected());
    }
  }

  @Override
  public void frame(AttemptConnection from, Frame frame) {
    run(machine.frame(frame));
    readOn();
  }

  /** What was not read meanwhile was no silence of the server's. */
  private void roomAgain() {
    if (withheld) {
      watchdog.activity();
      readOn();
    }
  }

  /** Asks for one frame more, unless the application has enough to do. */
  private void readOn() {
    withheld = inbound.isFull();
    if (!withheld && link != null && !link.isEnded()) {
      link.requestFrame();
    }
  }

  @Override
  public void ended(AttemptConnection from, TransportEnd end) {
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
    callbacks.post(() -> inbound.tell(() -> listener.onWritable(sock)));
  }

  @Override
  public void sendFailed(AttemptConnection sender, Throwable cause) {
    sender.fail(TransportEnd.failed(Phase.SEND, cause));
  }

  @Override
  public void tell(Attempt attempt) {
    callbacks.post(() -> inbound.tell(() -> listener.onAttempt(sock, attempt)));
  }

  /** An engine that failed must not leave a session that never ends. */
  private void defect(Throwable cause) {
    run(machine.abort(CloseEvent.of(ABNORMAL, "Internal error", false).withCause(cause)));
  }

  private void probe() {
    if (link != null && !outbound.isSending()) {
      link.probe();
    }
  }

  // What the machine has decided.

  private void run(List<Effect> steps) {
    steps.forEach(this::carryOut);
  }

  private void carryOut(Effect step) {
    if (step instanceof Effect.Deliver deliver) {
      inbound.deliver(deliver.messages());
    } else if (step instanceof Effect.Heartbeat) {
      inbound.heartbeat();
    } else if (step instanceof Effect.Open) {
      open();
    } else if (step instanceof Effect.AttemptOver over) {
      connecting.attemptOver(over.outcome(), over.why());
    } else if (step instanceof Effect.TryNext) {
      connecting.tryNext();
    } else if (step instanceof Effect.Drain) {
      watchdog.stop();
      linger = afterLinger(() -> run(machine.lingerOver()));
      outbound.flush();
    } else if (step instanceof Effect.Close close) {
      closeLink(close.code(), close.reason());
    } else if (step instanceof Effect.Abort) {
      abortLink();
    } else if (step instanceof Effect.Finish finish) {
      finish(finish.event());
    }
  }

  private void open() {
    AttemptConnection open = Objects.requireNonNull(link);
    outbound.open(open);
    sock.openOver(open.name());
    connecting.opened(open);
    watchdog.start();
    callbacks.post(
        () -> {
          inbound.tell(() -> listener.onOpen(sock));
          sock.tellOpened();
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
    sock.advance(ReadyState.CLOSING);
    connecting.stop();
    watchdog.stop();
    outbound.abandon(new SessionClosedException(event));
    List<Attempt> attempts = connecting.attempts();
    callbacks.post(
        () -> {
          sock.advance(ReadyState.CLOSED);
          inbound.tell(() -> listener.onClose(sock, event));
          sock.tellClosed(event, attempts);
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
}
