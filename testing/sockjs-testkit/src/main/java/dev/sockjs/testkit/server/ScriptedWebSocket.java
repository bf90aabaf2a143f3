package dev.sockjs.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The server's end of an accepted WebSocket. It does nothing unasked: no PONG, no answer to a
 * CLOSE.
 *
 * <p>Any thread may send; receiving belongs to the script. Every method that sends throws {@link
 * IllegalStateException} once the exchange has ended, and {@link IOException} when the client is
 * gone.
 */
public final class ScriptedWebSocket {
  private final Exchange exchange;
  private final InputStream in;
  private final RequestLog journal;

  ScriptedWebSocket(Exchange exchange, InputStream in, RequestLog journal) {
    this.exchange = exchange;
    this.in = in;
    this.journal = journal;
  }

  /**
   * Sends a text message in one frame.
   *
   * @param text the message
   * @return this socket
   * @throws IOException if the client is gone
   */
  public ScriptedWebSocket text(String text) throws IOException {
    return frame(WebSocketFrame.of(true, WebSocketFrame.TEXT, utf8(text)));
  }

  /**
   * Sends a PING.
   *
   * @param payload what the PONG has to repeat
   * @return this socket
   * @throws IOException if the client is gone
   */
  public ScriptedWebSocket ping(String payload) throws IOException {
    return frame(WebSocketFrame.of(true, WebSocketFrame.PING, utf8(payload)));
  }

  /**
   * Sends a CLOSE. The connection stays open.
   *
   * @param code its code, sent as it is
   * @param reason its reason
   * @return this socket
   * @throws IOException if the client is gone
   */
  public ScriptedWebSocket close(int code, String reason) throws IOException {
    return frame(WebSocketFrame.close(code, reason));
  }

  /**
   * Sends any frame: fragments, PONGs, what no server should send.
   *
   * @param frame what to send
   * @return this socket
   * @throws IOException if the client is gone
   */
  public ScriptedWebSocket frame(WebSocketFrame frame) throws IOException {
    exchange.part(WebSocketWire.encode(frame));
    return this;
  }

  /**
   * Waits for the client's next frame, whatever it is. It is recorded too.
   *
   * @return the frame
   * @throws IOException if the client ended the connection
   */
  public WebSocketFrame receive() throws IOException {
    WebSocketFrame frame = WebSocketWire.read(in);
    journal.frame(frame);
    return frame;
  }

  /**
   * Reads on until the client's CLOSE. The frames before it are recorded.
   *
   * @return the CLOSE
   * @throws IOException if the client ended the connection without one
   */
  public WebSocketFrame receiveClose() throws IOException {
    WebSocketFrame frame = receive();
    while (frame.opcode() != WebSocketFrame.CLOSE) {
      frame = receive();
    }
    return frame;
  }

  /**
   * Reads on until the client's CLOSE, answers it with the same payload and ends the connection, as
   * a healthy server does.
   *
   * @return the client's CLOSE
   * @throws IOException if the client ended the connection without one
   */
  public WebSocketFrame echoClose() throws IOException {
    WebSocketFrame close = receiveClose();
    frame(close);
    exchange.fin();
    return close;
  }

  /** Records frames until the client ends the connection, and tells how it did. */
  PeerEnd drain(Wire wire) throws IOException {
    try {
      while (true) {
        receive();
      }
    } catch (ProtocolViolation e) {
      throw e;
    } catch (IOException e) {
      return wire.endBy(e).orElseThrow(() -> e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
