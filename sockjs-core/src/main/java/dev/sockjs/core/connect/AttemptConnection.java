package dev.sockjs.core.connect;

import dev.sockjs.Phase;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The session's end of one attempt: decodes frames on the transport's thread, moves everything else
 * into the session's mailbox, and keeps what a transport throws away from the engine. Once dropped
 * it is deaf: a late success of an abandoned attempt cannot touch the next one.
 */
public final class AttemptConnection implements TransportListener {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  /** Whom a link tells, in the session's mailbox. */
  public interface Owner {
    void connected(AttemptConnection link, HandshakeDetails facts);

    void frame(AttemptConnection link, Frame frame);

    void ended(AttemptConnection link, TransportEnd end);

    /** Bytes came; called on the transport's thread. */
    void activity();

    /** A heartbeat came, which is activity too; called on the transport's thread. */
    void heartbeat();
  }

  private final AttemptRequest request;
  private final SerialExecutor mailbox;
  private final Owner owner;
  private final FrameCodec codec;
  private final long startedAt;
  private volatile @Nullable Transport transport;
  private Phase phase = Phase.REQUEST;
  private boolean deaf;
  private boolean ended;

  public AttemptConnection(
      AttemptRequest request,
      SerialExecutor mailbox,
      Owner owner,
      FrameCodec codec,
      long startedAt) {
    this.request = request;
    this.mailbox = mailbox;
    this.owner = owner;
    this.codec = codec;
    this.startedAt = startedAt;
  }

  public String name() {
    return request.transport();
  }

  AttemptRequest request() {
    return request;
  }

  long startedAt() {
    return startedAt;
  }

  /** How far the attempt has come: connected, or not. */
  public Phase phase() {
    return phase;
  }

  public boolean isEnded() {
    return ended;
  }

  /** Begins the attempt. In the mailbox. */
  void connect(TransportFactory factory) {
    try {
      transport = factory.connect(request, this);
    } catch (RuntimeException | LinkageError e) {
      end(TransportEnd.failed(Phase.CONNECT, e));
      return;
    }
    requestFrame();
  }

  public Framing framing() {
    return transport().framing();
  }

  public int maxBatchLength() {
    return transport().maxBatchLength();
  }

  public CompletionStage<Void> send(List<String> batch) {
    try {
      return transport().send(batch);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Allows one frame more. */
  public void requestFrame() {
    guarded(() -> transport().request(1));
  }

  public void probe() {
    guarded(() -> transport().probe());
  }

  public void close(int code, String reason) {
    guarded(() -> transport().close(code, reason));
  }

  /** Ends the attempt for a failure that the transport itself may not have told, and drops it. */
  public void fail(TransportEnd end) {
    post(
        () -> {
          abort();
          owner.ended(this, end);
        });
  }

  /** Drops the transport; nothing it says is heard any more. */
  public void abort() {
    deaf = true;
    ended = true;
    Transport dropped = transport;
    if (dropped != null) {
      guarded(dropped::abort);
    }
  }

  private Transport transport() {
    Transport current = transport;
    if (current == null) {
      throw new IllegalStateException("Transport " + name() + " was used before it had begun");
    }
    return current;
  }

  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "Transport " + name() + " threw", e);
      fail(TransportEnd.failed(phase, e));
    }
  }

  @Override
  public void connected(HandshakeDetails facts) {
    post(
        () -> {
          phase = Phase.OPEN;
          owner.connected(this, facts);
        });
  }

  @Override
  public void frame(String text) {
    Frame frame = framing() == Framing.RAW ? codec.raw(text) : codec.decode(text);
    if (frame instanceof Frame.Heartbeat) {
      owner.heartbeat();
    } else {
      owner.activity();
    }
    post(() -> owner.frame(this, frame));
  }

  @Override
  public void activity() {
    owner.activity();
  }

  @Override
  public void end(TransportEnd end) {
    post(
        () -> {
          deaf = true;
          ended = true;
          owner.ended(this, end);
        });
  }

  private void post(Runnable event) {
    mailbox.post(
        () -> {
          if (!deaf) {
            event.run();
          }
        });
  }
}
