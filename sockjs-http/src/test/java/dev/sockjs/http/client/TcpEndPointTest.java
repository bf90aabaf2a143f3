package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

/** Writing to a connection that another thread has closed. */
class TcpEndPointTest {

  private final TcpEndPoint closed = closed();

  private static TcpEndPoint closed() {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.close();
      return new TcpEndPoint(channel, null, null, null, connection -> false);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void writingThrowsTheFailureOfTheHandshake() {
    SSLException failure = new SSLException("not TLS");
    closed.handshakeFailed(failure);
    assertSame(failure, assertThrows(SSLException.class, this::write));
  }

  @Test
  void writingWithoutFailedHandshakeThrowsEofException() {
    assertThrows(EofException.class, this::write);
  }

  private void write() throws IOException {
    closed.flush(ByteBuffer.allocate(1));
  }
}
