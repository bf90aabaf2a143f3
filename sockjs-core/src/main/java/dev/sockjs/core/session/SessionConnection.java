package dev.sockjs.core.session;

import dev.sockjs.SockJsOptions;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.concurrent.SerialTimer;
import dev.sockjs.core.connect.AttemptConnection;
import dev.sockjs.core.connect.ConnectEvent;
import dev.sockjs.core.liveness.LivenessMonitor;
import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Owns the current connection of a session: that of the attempt in progress, and then that of the
 * open session. Reads from it while the application keeps up, checks that the server is alive, and
 * makes sure that the connection ends after the session. Runs on the session's serial executor.
 */
final class SessionConnection {

  /** Receives the events of the current connection, on the session's serial executor. */
  interface Listener extends AttemptConnection.Listener {

    /** The server has been silent for too long. */
    void livenessTimeout();

    /** The application knows that the session is over, and the connection has ended. */
    void released();
  }

  private final SerialExecutor serial;
  private final Listener listener;
  private final MessageReceiver receiver;
  private final MessageSender sender;
  private final LivenessMonitor liveness;
  private final FrameCodec codec;
  private final SerialTimer linger;
  private final Duration closeLinger;
  private volatile @Nullable AttemptConnection current;
  private boolean stoppedReading;
  private boolean probeWaits;
  private boolean endReported;

  SessionConnection(
      Scheduler scheduler,
      SerialExecutor serial,
      SockJsOptions options,
      Listener listener,
      MessageReceiver receiver,
      MessageSender sender) {
    this.serial = serial;
    this.listener = listener;
    this.receiver = receiver;
    this.sender = sender;
    this.liveness =
        new LivenessMonitor(
            scheduler,
            serial,
            options.heartbeatTimeout().orElse(null),
            this::hasStoppedReading,
            this::probe,
            listener::livenessTimeout);
    this.codec = new FrameCodec(options.maxMessageSize());
    this.linger = new SerialTimer(scheduler, serial);
    this.closeLinger = options.closeLinger();
  }

  /** Starts an attempt, whose connection becomes the current one. */
  void connect(ConnectEvent.AttemptStarted attempt) {
    AttemptConnection started = new AttemptConnection(attempt, serial, listener, codec, liveness);
    current = started;
    started.connect();
  }

  /**
   * Returns the current connection, which may have ended.
   *
   * @throws NullPointerException if no attempt has started
   */
  AttemptConnection current() {
    return Objects.requireNonNull(current, "No attempt has started");
  }

  private boolean isActive() {
    AttemptConnection connection = current;
    return connection != null && !connection.isEnded();
  }

  /** Starts the liveness checks, because the session is open. */
  void startLiveness() {
    liveness.start(current().canProbe(), current().isProbeSafe());
  }

  /** Stops the liveness checks. */
  void stopLiveness() {
    liveness.stop();
  }

  /** Probes the server, or waits until the batch that is in flight was sent. */
  private void probe() {
    probeWaits = sender.isSending();
    if (!probeWaits && isActive()) {
      current().probe();
    }
  }

  /** A batch was sent, and the next one is not in flight yet. */
  void batchSent() {
    if (probeWaits) {
      probe();
    }
  }

  /** Requests one more frame, unless too many messages wait for the application. */
  void requestFrame() {
    stoppedReading = receiver.isFull();
    if (!stoppedReading && isActive()) {
      current().requestFrame();
    }
  }

  /**
   * Reads again, because there is room for messages. The time without reading does not count as
   * silence of the server.
   */
  void continueReading() {
    if (stoppedReading) {
      liveness.activity();
      requestFrame();
    }
  }

  private boolean hasStoppedReading() {
    return stoppedReading;
  }

  /** Sends the messages that wait. */
  void flush() {
    if (isActive()) {
      sender.flush(current());
    }
  }

  /** Runs a task if the session has not closed in order when the linger is over. */
  void startLinger(Runnable onLingerOver) {
    linger.set(closeLinger, onLingerOver);
  }

  /**
   * Closes the connection in order, and aborts it when the linger is over. Starts the linger only
   * if it is not running yet.
   */
  void close(int code, String reason) {
    if (!isActive()) {
      return;
    }
    current().close(code, reason);
    if (!linger.isSet()) {
      startLinger(this::abort);
    }
  }

  /** Aborts the connection. */
  void abort() {
    if (isActive()) {
      current().abort();
    }
    releaseIfOver();
  }

  /** Aborts the transport although the serial executor is blocked. On any thread. */
  void abortTransport() {
    AttemptConnection connection = current;
    if (connection != null) {
      connection.abortTransport();
    }
  }

  /** The current connection has ended by itself. */
  void ended() {
    releaseIfOver();
  }

  /** The application knows that the session is over. */
  void endReported() {
    endReported = true;
    releaseIfOver();
  }

  private void releaseIfOver() {
    if (isActive()) {
      return;
    }
    linger.cancel();
    if (endReported) {
      listener.released();
    }
  }
}
