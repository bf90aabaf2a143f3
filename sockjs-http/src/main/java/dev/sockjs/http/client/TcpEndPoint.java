package dev.sockjs.http.client;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that reports two failures that Jetty hides: a reset, which Jetty treats as the
 * end of the stream although data may be missing, and a TLS handshake that failed on another
 * thread. It is not closed by the idle timeout while it is in use.
 */
final class TcpEndPoint extends SocketChannelEndPoint {

  /** Passes a failed handshake on to its connection. */
  static final SslHandshakeListener HANDSHAKE_LISTENER =
      new SslHandshakeListener() {
        @Override
        public void handshakeFailed(Event event, Throwable failure) {
          if (event.getEndPoint() instanceof SslConnection.SslEndPoint secure
              && secure.getSslConnection().getEndPoint() instanceof TcpEndPoint tcp
              && failure instanceof SSLException tls) {
            tcp.handshakeFailed(tls);
          }
        }
      };

  private final Predicate<Connection> isInUse;
  private volatile @Nullable SSLException handshakeFailure;

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
