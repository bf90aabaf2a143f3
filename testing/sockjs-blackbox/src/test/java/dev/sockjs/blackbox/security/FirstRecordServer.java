package dev.sockjs.blackbox.security;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that reads the first TLS record (RFC 8446, section 5.1) of each connection, sends fixed
 * bytes and closes the connection.
 */
final class FirstRecordServer implements AutoCloseable {

  /** The type of a handshake record, the first one of a TLS connection. */
  static final int HANDSHAKE = 22;

  private final ServerSocket listener;
  private final byte[] response;
  private final List<Integer> types = new CopyOnWriteArrayList<>();

  private FirstRecordServer(ServerSocket listener, byte[] response) {
    this.listener = listener;
    this.response = response;
  }

  /** Starts a server that sends these bytes; {@code hex} may be empty. */
  static FirstRecordServer respondingWith(String hex) {
    try {
      ServerSocket listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
      FirstRecordServer server = new FirstRecordServer(listener, HexFormat.of().parseHex(hex));
      Thread thread = new Thread(server::serve, "first record server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/echo");
  }

  /** The type of the first record of each connection. */
  List<Integer> types() {
    return List.copyOf(types);
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        types.add(in.readUnsignedByte());
        in.skipNBytes(2);
        in.skipNBytes(in.readUnsignedShort());
        socket.getOutputStream().write(response);
        socket.shutdownOutput();
        // Unread bytes of the client would turn the FIN into an RST.
        in.readAllBytes();
      } catch (IOException e) {
        // The client closed, or the test has ended.
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
