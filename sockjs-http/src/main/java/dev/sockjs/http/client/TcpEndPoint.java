package dev.sockjs.http.client;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritePendingException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that wakes no thread without need, lets a write wait that Jetty would reject, is
 * not closed by the idle timeout while it is in use, and reports two failures that Jetty hides: a
 * reset, which Jetty treats as the end of the stream although data may be missing, and a TLS
 * handshake that failed on another thread.
 */
final class TcpEndPoint extends SocketChannelEndPoint {

  private static final int WRITE_RETRY_MILLIS = 1;

  /** A pending write takes this long only if the peer does not read. */
  private static final int MAX_WRITE_RETRIES = 10_000;

  /** Passes a failed handshake on to its connection. */
  static final SslHandshakeListener HANDSHAKE_LISTENER =
      new SslHandshakeListener() {
        @Override
        public void handshakeFailed(Event event, Throwable failure) {
          if (failure instanceof SSLException tls) {
            tcp(event).ifPresent(endPoint -> endPoint.handshakeFailed(tls));
          }
        }

        @Override
        public void handshakeSucceeded(Event event) {
          tcp(event).ifPresent(endPoint -> endPoint.secured = true);
        }

        private Optional<TcpEndPoint> tcp(Event event) {
          return event.getEndPoint() instanceof SslConnection.SslEndPoint secure
                  && secure.getSslConnection().getEndPoint() instanceof TcpEndPoint tcp
              ? Optional.of(tcp)
              : Optional.empty();
        }
      };

  private final Predicate<Connection> isInUse;
  private volatile @Nullable SSLException handshakeFailure;

  /** True after the handshake. Before it, a trust manager may block, to check a revocation. */
  private volatile boolean secured;

  /**
   * @param isInUse returns true for a connection that must not be closed although it is idle
   */
  TcpEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Predicate<Connection> isInUse) {
    super(channel, selector, key, scheduler);
    this.isInUse = isInUse;
  }

  /**
   * Ignores the idle timeout of an HTTP/2 connection with sessions, which Jetty would close. Over
   * HTTP/1.1, each request sets the timeout of its connection.
   */
  @Override
  protected void onIdleExpired(TimeoutException timeout) {
    if (!isInUse.test(innermostConnection())) {
      super.onIdleExpired(timeout);
    }
  }

  void handshakeFailed(SSLException failure) {
    handshakeFailure = failure;
  }

  /**
   * Lets the thread that waits for all connections also read from this one, instead of waking
   * another thread to wait meanwhile: nothing that follows a read blocks, except in a handshake.
   */
  @Override
  public @Nullable Runnable onSelected() {
    Runnable task = super.onSelected();
    boolean mayBlock = getConnection() instanceof SslConnection && !secured;
    return task == null
        ? null
        : new ConnectionTask(
            task, mayBlock ? InvocationType.BLOCKING : InvocationType.NON_BLOCKING);
  }

  /**
   * Waits for a write that has not returned on its thread, where Jetty would fail. All of its bytes
   * may have arrived: a proxy has then responded to CONNECT, and the first request through the
   * tunnel follows on the thread that reads.
   */
  @Override
  public void write(Callback callback, ByteBuffer... buffers) {
    write(MAX_WRITE_RETRIES, callback, buffers);
  }

  private void write(int retries, Callback callback, ByteBuffer... buffers) {
    try {
      super.write(callback, buffers);
    } catch (WritePendingException e) {
      if (retries == 0) {
        callback.failed(e);
      } else {
        getScheduler()
            .schedule(
                () -> write(retries - 1, callback, buffers),
                WRITE_RETRY_MILLIS,
                TimeUnit.MILLISECONDS);
      }
    }
  }

  /** Throws the handshake's failure, for which the reading thread may have closed the channel. */
  @Override
  public boolean flush(ByteBuffer... buffers) throws IOException {
    try {
      return super.flush(buffers);
    } catch (EofException e) {
      SSLException failure = handshakeFailure;
      throw failure == null ? e : failure;
    }
  }

  /**
   * Throws after a reset, but only while a response is due. When no request is pending, Jetty
   * closes the connection at the end of the stream but not after a failure, so this does not throw
   * then.
   */
  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    int filled = super.fill(buffer);
    if (filled < 0 && isResponseDue() && wasReset()) {
      throw new SocketException("Connection reset");
    }
    return filled;
  }

  private boolean isResponseDue() {
    Connection connection = innermostConnection();
    return connection.getMessagesOut() > connection.getMessagesIn();
  }

  private Connection innermostConnection() {
    Connection connection = getConnection();
    while (connection instanceof SslConnection tls) {
      connection = tls.getSslEndPoint().getConnection();
    }
    return connection;
  }

  /**
   * Reads again: at the end of its stream a channel returns -1 each time, after a reset it throws.
   */
  private boolean wasReset() {
    try {
      return getChannel().read(ByteBuffer.allocate(1)) > 0;
    } catch (ClosedChannelException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
