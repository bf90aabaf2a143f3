package dev.sockjs.http.client;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
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
 * A connection that tells why it ended where Jetty does not: a reset from the end of a stream, as
 * behind a reset something may be missing, and a handshake that failed on another thread.
 */
final class TcpEndPoint extends SocketChannelEndPoint {

  /** Tells each connection of the handshake that failed on it. */
  static final SslHandshakeListener HANDSHAKES =
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

  private volatile @Nullable SSLException handshakeFailure;

  TcpEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  void handshakeFailed(SSLException failure) {
    handshakeFailure = failure;
  }

  /** Whoever reads may have closed the channel already, for a reason that the writer is to tell. */
  @Override
  public boolean flush(ByteBuffer... buffers) throws IOException {
    try {
      return super.flush(buffers);
    } catch (EofException e) {
      SSLException failure = handshakeFailure;
      throw failure == null ? e : failure;
    }
  }

  /** A reset is told to a request alone: without one, Jetty closes at an end, not at a failure. */
  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    int filled = super.fill(buffer);
    if (filled < 0 && isAnswerDue() && wasReset()) {
      throw new SocketException("Connection reset");
    }
    return filled;
  }

  private boolean isAnswerDue() {
    Connection connection = getConnection();
    while (connection instanceof SslConnection tls) {
      connection = tls.getSslEndPoint().getConnection();
    }
    return connection.getMessagesOut() > connection.getMessagesIn();
  }

  /** At the end of its stream a channel keeps saying so; after a reset it keeps throwing. */
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
