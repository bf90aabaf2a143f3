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
 * A server that reads the first record of TLS (RFC 8446, section 5.1) on each connection, answers
 * with fixed bytes and ends the connection.
 */
final class FirstRecordServer implements AutoCloseable {

  /** The type of a record that begins a connection in order. */
  static final int HANDSHAKE = 22;

  private final ServerSocket listener;
  private final byte[] answer;
  private final List<Integer> types = new CopyOnWriteArrayList<>();

  private FirstRecordServer(ServerSocket listener, byte[] answer) {
    this.listener = listener;
    this.answer = answer;
  }

  /** A server that answers with these bytes, which may be none. */
  static FirstRecordServer answeredWith(String hex) {
    try {
      ServerSocket listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
      FirstRecordServer server = new FirstRecordServer(listener, HexFormat.of().parseHex(hex));
      Thread thread = new Thread(server::serve, "first record");
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

  /** The first byte of each connection so far. */
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
        socket.getOutputStream().write(answer);
        socket.shutdownOutput();
        // So that what the client says last does not turn the FIN into an RST.
        in.readAllBytes();
      } catch (IOException e) {
        // The client went away, or the test has ended.
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
