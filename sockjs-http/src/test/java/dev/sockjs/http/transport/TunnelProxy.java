package dev.sockjs.http.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that opens every tunnel to the same server, and records the targets of the requests. */
final class TunnelProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final Handshake handshake;
  private final int targetPort;
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** Reads and accepts the client's request. */
  private interface Handshake {

    /** Returns the target of the request. */
    String accept(DataInputStream in, OutputStream out) throws IOException;
  }

  private TunnelProxy(Handshake handshake, int targetPort) {
    this.handshake = handshake;
    this.targetPort = targetPort;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  static TunnelProxy http(int targetPort) {
    return new TunnelProxy(TunnelProxy::connect, targetPort);
  }

  static TunnelProxy socks4(int targetPort) {
    return new TunnelProxy(TunnelProxy::socks4, targetPort);
  }

  static TunnelProxy socks5(int targetPort) {
    return new TunnelProxy(TunnelProxy::socks5, targetPort);
  }

  int port() {
    return listener.getLocalPort();
  }

  List<String> targets() {
    return List.copyOf(targets);
  }

  /** HTTP CONNECT (RFC 9110, section 9.3.6). */
  private static String connect(DataInputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(ISO_8859_1));
    return head.toString().strip().replace("\r\n", " | ");
  }

  /** SOCKS 4A. The address 0.0.0.x means that a host name follows. */
  private static String socks4(DataInputStream in, OutputStream out) throws IOException {
    in.skipNBytes(2);
    int port = in.readUnsignedShort();
    byte[] address = in.readNBytes(4);
    nullTerminated(in); // user id
    boolean named = address[0] == 0 && address[1] == 0 && address[2] == 0;
    String host = named ? nullTerminated(in) : InetAddress.getByAddress(address).getHostAddress();
    out.write(new byte[] {0, 0x5a, 0, 0, 0, 0, 0, 0});
    return host + ":" + port;
  }

  private static String nullTerminated(DataInputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != 0; c = in.readUnsignedByte()) {
      text.append((char) c);
    }
    return text.toString();
  }

  /** SOCKS 5 (RFC 1928), with a login (RFC 1929) if the client offers it. */
  private static String socks5(DataInputStream in, OutputStream out) throws IOException {
    in.skipNBytes(1);
    boolean login = new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1).indexOf(2) >= 0;
    out.write(new byte[] {5, (byte) (login ? 2 : 0)});
    String user = "";
    if (login) {
      in.skipNBytes(1);
      user = lengthPrefixed(in) + ":" + lengthPrefixed(in) + "@";
      out.write(new byte[] {1, 0});
    }
    in.skipNBytes(3);
    String host =
        in.readUnsignedByte() == 3
            ? lengthPrefixed(in)
            : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
    int port = in.readUnsignedShort();
    out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    return user + host + ":" + port;
  }

  private static String lengthPrefixed(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    sockets.add(client);
    try {
      targets.add(
          handshake.accept(new DataInputStream(client.getInputStream()), client.getOutputStream()));
      Socket server = new Socket(InetAddress.getLoopbackAddress(), targetPort);
      sockets.add(server);
      daemon(() -> relay(server, client));
      relay(client, server);
    } catch (IOException e) {
      close(client);
    }
  }

  private static void relay(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // One side has closed; both are closed now.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "tunnel-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    close(listener);
    sockets.forEach(TunnelProxy::close);
  }
}
