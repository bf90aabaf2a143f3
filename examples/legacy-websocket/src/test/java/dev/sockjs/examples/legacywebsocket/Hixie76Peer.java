package dev.sockjs.examples.legacywebsocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.testkit.server.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The server's side of a connection. It reads the keys as the draft tells servers to. */
final class Hixie76Peer {

  private final Exchange exchange;
  private final InputStream in;

  private Hixie76Peer(Exchange exchange, InputStream in) {
    this.exchange = exchange;
    this.in = in;
  }

  /** Responds to the upgrade, and to the nonce after it. */
  static Hixie76Peer accept(Exchange exchange) throws IOException {
    int first = number(exchange.request().header("Sec-WebSocket-Key1").orElseThrow());
    int second = number(exchange.request().header("Sec-WebSocket-Key2").orElseThrow());
    InputStream in = exchange.header("Upgrade", "WebSocket").upgrade();
    exchange.raw(Hixie76.hash(first, second, in.readNBytes(8)));
    return new Hixie76Peer(exchange, in);
  }

  /**
   * Returns the number that the digits and the spaces of a key hide (section 5.2, steps 4 to 7).
   */
  static int number(String key) {
    long spaces = key.chars().filter(c -> c == ' ').count();
    long product = Long.parseLong(key.replaceAll("[^0-9]", ""));
    if (product % spaces != 0 || product / spaces > 0xffff_ffffL) {
      throw new AssertionError("Not a key: " + key);
    }
    return (int) (product / spaces);
  }

  Hixie76Peer text(String message) throws IOException {
    return raw(frame(message));
  }

  Hixie76Peer raw(byte[] bytes) throws IOException {
    exchange.raw(bytes);
    return this;
  }

  Hixie76Peer close() throws IOException {
    return raw(new byte[] {(byte) 0xff, 0});
  }

  private static byte[] frame(String message) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0);
    frame.writeBytes(message.getBytes(UTF_8));
    frame.write(0xff);
    return frame.toByteArray();
  }

  /** Returns the client's next message; an empty string stands for its closing handshake. */
  String receive() throws IOException {
    if (read() == 0xff) {
      if (read() != 0) {
        throw new AssertionError("Not a closing handshake");
      }
      return "";
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int next = read(); next != 0xff; next = read()) {
      text.write(next);
    }
    return text.toString(UTF_8);
  }

  private int read() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("The client ended the connection");
    }
    return next;
  }

  /** Reads up to the client's closing handshake, responds and ends the connection. */
  void echoClose() throws IOException {
    while (!receive().isEmpty()) {
      // Ignore messages.
    }
    close();
    exchange.fin();
  }
}
