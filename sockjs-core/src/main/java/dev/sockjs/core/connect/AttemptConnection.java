package dev.sockjs.core.connect;

import dev.sockjs.Phase;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.liveness.LivenessMonitor;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Progress;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt with one transport, and the session's connection if it opens. Decodes frames on the
 * transport's thread and reports all events on the session's serial executor. An exception from the
 * transport ends the attempt. After {@link #abort} the transport is ignored, so a late success of
 * an abandoned attempt cannot affect the next one.
 */
public final class AttemptConnection implements TransportListener {

  /** Receives the events of one connection, on the session's serial executor. */
  public interface Listener {

    /** The transport is connected; with {@link Framing#RAW} this opens the session. */
    void connected(HandshakeDetails details);

    /** The next frame is the first one of another response. */
    void reopened();

    /** A frame arrived. */
    void frame(Frame frame);

    /** The transport has ended. Comes at most once, and last. */
    void ended(TransportEnd end);
  }

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final AttemptRequest request;
  private final TransportFactory factory;
  private final SerialExecutor serial;
  private final Listener listener;
  private final FrameCodec codec;
  private final LivenessMonitor liveness;
  private volatile @Nullable Transport transport;
  private Phase phase = Phase.REQUEST;

  /** Written on the serial executor only. */
  private volatile boolean ended;

  public AttemptConnection(
      ConnectEvent.AttemptStarted attempt,
      SerialExecutor serial,
      Listener listener,
      FrameCodec codec,
      LivenessMonitor liveness) {
    this.request = attempt.request();
    this.factory = attempt.factory();
    this.serial = serial;
    this.listener = listener;
    this.codec = codec;
    this.liveness = liveness;
  }

  /** Returns the name of the transport. */
  public String transportName() {
    return request.transport();
  }

  /** Returns {@link Phase#REQUEST} before the transport is connected, {@link Phase#OPEN} after. */
  public Phase phase() {
    return phase;
  }

  /** Tells if the transport has ended, or was aborted. */
  public boolean isEnded() {
    return ended;
  }

  /** Starts the attempt. On the serial executor. */
  public void connect() {
    try {
      transport = factory.connect(request, this);
    } catch (Throwable e) {
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

  /** Sends a batch; see {@link Transport#send}. */
  public CompletionStage<Void> send(List<String> batch) {
    try {
      return transport().send(batch);
    } catch (Throwable e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Allows the transport to pass on one more frame. */
  public void requestFrame() {
    guarded(connected -> connected.request(1));
  }

  /** Returns {@link Transport#canProbe}. */
  public boolean canProbe() {
    return transport().canProbe();
  }

  /** Returns {@link Transport#isProbeSafe}. */
  public boolean isProbeSafe() {
    return transport().isProbeSafe();
  }

  /** Probes the server. */
  public void probe() {
    guarded(Transport::probe);
  }

  /** Closes the transport in order. */
  public void close(int code, String reason) {
    guarded(connected -> connected.close(code, reason));
  }

  /** Aborts the transport because of a failure, and reports the failure as its end. */
  public void fail(TransportEnd end) {
    executeUnlessEnded(
        () -> {
          abort();
          listener.ended(end);
        });
  }

  /** Aborts the transport and ignores it from now on. On the serial executor. */
  public void abort() {
    ended = true;
    if (transport != null) {
      guarded(Transport::abort);
    }
  }

  /** Frees the transport although the serial executor is blocked. On any thread. */
  public void abortTransport() {
    if (transport != null) {
      guarded(Transport::abort);
    }
  }

  private Transport transport() {
    Transport current = transport;
    if (current == null) {
      throw new IllegalStateException(
          "Transport " + request.transport() + " was used before its connect() returned");
    }
    return current;
  }

  private void guarded(Consumer<Transport> call) {
    try {
      call.accept(transport());
    } catch (Throwable e) {
      LOG.log(Level.WARNING, "Transport " + request.transport() + " threw", e);
      fail(TransportEnd.failed(phase, e));
    }
  }

  @Override
  public void connected(HandshakeDetails details) {
    executeUnlessEnded(
        () -> {
          phase = Phase.OPEN;
          listener.connected(details);
        });
  }

  @Override
  public void reopened() {
    executeUnlessEnded(listener::reopened);
  }

  @Override
  public boolean frame(String text) {
    Frame frame = decode(text);
    received(frame);
    return frame.progress() == Progress.MADE || frame.progress() == Progress.HEARTBEAT;
  }

  /** Passes on no text that is not a frame: the transport decides about its response. */
  @Override
  public Progress frameOfResponse(String text) {
    Frame frame = decode(text);
    received(frame instanceof Frame.Unknown ? new Frame.Empty() : frame);
    return frame.progress();
  }

  private Frame decode(String text) {
    return framing() == Framing.RAW ? codec.raw(text) : codec.decode(text);
  }

  private void received(Frame frame) {
    if (frame instanceof Frame.Heartbeat && !ended) {
      liveness.heartbeat();
    } else {
      activity();
    }
    executeUnlessEnded(() -> listener.frame(frame));
  }

  @Override
  public void activity() {
    if (!ended) {
      liveness.activity();
    }
  }

  /**
   * Reports the end. A close frame counts even if the server omitted its line end. A part that does
   * not begin a frame is shown.
   */
  @Override
  public void end(TransportEnd end) {
    Frame partial = end.partialFrame().map(codec::decode).orElseGet(Frame.Empty::new);
    executeUnlessEnded(
        () -> {
          ended = true;
          if (partial instanceof Frame.Close) {
            listener.frame(partial);
          }
          listener.ended(
              partial instanceof Frame.Unknown unknown ? withExcerpt(end, unknown) : end);
        });
  }

  private static TransportEnd withExcerpt(TransportEnd end, Frame.Unknown partial) {
    return TransportEnd.failed(end.phase(), end.reason() + ": " + partial.excerpt());
  }

  private void executeUnlessEnded(Runnable event) {
    serial.execute(
        () -> {
          if (!ended) {
            event.run();
          }
        });
  }
}
