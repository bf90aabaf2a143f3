package dev.sockjs.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A plain socket to a server, for tests that look at every byte. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final DataInputStream in;

  RawClient(ScriptedServer server) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), server.port()));
  }

  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(20_000);
    in = new DataInputStream(socket.getInputStream());
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  RawClient sendHex(String bytes) throws IOException {
    return send(HexFormat.of().parseHex(bytes));
  }

  String receiveHex(int length) throws IOException {
    return HexFormat.of().formatHex(in.readNBytes(length));
  }

  /** Reads as many bytes as the text has, and gives them as text: equal if all is well. */
  String receive(String expected) throws IOException {
    byte[] bytes = new byte[expected.getBytes(StandardCharsets.UTF_8).length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads to the server's FIN; a reset is an exception. */
  String receiveAll() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
