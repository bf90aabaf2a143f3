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
 * An accepted connection, plain or with TLS. Any thread may write; the bytes of one write are not
 * mixed with those of another.
 */
final class AcceptedSocket {
  /** The TCP socket, on which FIN and RST are sent. */
  private final Socket tcp;

  /** The same socket, or TLS over it. */
  private final Socket channel;

  private final InputStream in;
  private final OutputStream out;

  AcceptedSocket(Socket tcp, @Nullable SSLContext tls) throws IOException {
    tcp.setTcpNoDelay(true);
    this.tcp = tcp;
    this.channel = tls == null ? tcp : tls.getSocketFactory().createSocket(tcp, null, true);
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

  /** Closes the server's half in order; the client can still send. */
  void fin() throws IOException {
    channel.shutdownOutput();
    if (!tcp.isOutputShutdown()) {
      tcp.shutdownOutput();
    }
  }

  /** Resets the connection: the client receives an RST. */
  void reset() throws IOException {
    tcp.setSoLinger(true, 0);
    tcp.close();
  }

  /** Discards what the client sends until it ends the connection, and returns how it did. */
  PeerEnd drain() throws IOException {
    try {
      in.transferTo(OutputStream.nullOutputStream());
      return PeerEnd.FIN;
    } catch (IOException e) {
      return endBy(e).orElseThrow(() -> e);
    }
  }

  /** Returns how the client ended the connection, or empty if this side closed it. */
  Optional<PeerEnd> endBy(IOException failure) {
    if (tcp.isClosed()) {
      return Optional.empty();
    }
    boolean reset =
        failure instanceof SocketException || failure.getCause() instanceof SocketException;
    return Optional.of(reset ? PeerEnd.RESET : PeerEnd.FIN);
  }

  /** Closes the socket; a thread that reads or writes wakes up. */
  void close() {
    try {
      tcp.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
