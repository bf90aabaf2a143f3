package dev.sockjs.testkit.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one accepted connection, and the ways to end it. Any thread may write; each write
 * goes out as a whole.
 */
final class Wire {
  /** What FIN and RST are sent on; {@link #channel} is the same, or TLS over it. */
  private final Socket socket;

  private final Socket channel;
  private final InputStream in;
  private final OutputStream out;

  Wire(Socket socket, @Nullable SSLContext tls) throws IOException {
    socket.setTcpNoDelay(true);
    this.socket = socket;
    this.channel = tls == null ? socket : tls.getSocketFactory().createSocket(socket, null, true);
    this.in = new BufferedInputStream(channel.getInputStream());
    this.out = channel.getOutputStream();
  }

  InputStream in() {
    return in;
  }

  void write(byte[] bytes) throws IOException {
    synchronized (out) {
      out.write(bytes);
      out.flush();
    }
  }

  /** Ends our half in order; the client can still send. */
  void fin() throws IOException {
    channel.shutdownOutput();
    if (!socket.isOutputShutdown()) {
      socket.shutdownOutput();
    }
  }

  /** Ends both halves at once: the client sees an RST. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Drops what the client sends until it ends the connection, and tells how it did. */
  PeerEnd drain() throws IOException {
    try {
      in.transferTo(OutputStream.nullOutputStream());
      return PeerEnd.FIN;
    } catch (IOException e) {
      return endBy(e).orElseThrow(() -> e);
    }
  }

  /** What a failed read or write says about the client: nothing if it was us who closed. */
  Optional<PeerEnd> endBy(IOException failure) {
    if (socket.isClosed()) {
      return Optional.empty();
    }
    boolean reset =
        failure instanceof SocketException || failure.getCause() instanceof SocketException;
    return Optional.of(reset ? PeerEnd.RESET : PeerEnd.FIN);
  }

  /** Frees the socket; also wakes a thread that reads or writes. */
  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
  }
}
