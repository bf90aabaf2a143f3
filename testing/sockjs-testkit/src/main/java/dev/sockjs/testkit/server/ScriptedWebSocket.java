package dev.sockjs.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The server's side of a WebSocket. It sends nothing by itself: no PONG, and no response to a
 * CLOSE.
 *
 * <p>Any thread may send; only the script may receive. Every method that sends throws {@link
 * IllegalStateException} after the exchange has ended, and {@link IOException} if the client has
 * gone.
 */
public final class ScriptedWebSocket {
  private final Exchange exchange;
  private final InputStream in;
  private final RequestLog log;

  ScriptedWebSocket(Exchange exchange, InputStream in, RequestLog log) {
    this.exchange = exchange;
    this.in = in;
    this.log = log;
  }

  /**
   * Sends a text message in one frame.
   *
   * @param text the message
   * @return this socket
   * @throws IOException if the client has gone
   */
  public ScriptedWebSocket text(String text) throws IOException {
    return frame(WebSocketFrame.of(true, WebSocketFrame.TEXT, utf8(text)));
  }

  /**
   * Sends a PING.
   *
   * @param payload the payload, which the PONG must repeat
   * @return this socket
   * @throws IOException if the client has gone
   */
  public ScriptedWebSocket ping(String payload) throws IOException {
    return frame(WebSocketFrame.of(true, WebSocketFrame.PING, utf8(payload)));
  }

  /**
   * Sends a CLOSE. The connection stays open.
   *
   * @param code the code, sent without a check
   * @param reason the reason
   * @return this socket
   * @throws IOException if the client has gone
   */
  public ScriptedWebSocket close(int code, String reason) throws IOException {
    return frame(WebSocketFrame.close(code, reason));
  }

  /**
   * Sends any frame: a fragment, a PONG, or an invalid frame.
   *
   * @param frame the frame
   * @return this socket
   * @throws IOException if the client has gone
   */
  public ScriptedWebSocket frame(WebSocketFrame frame) throws IOException {
    exchange.part(WebSocketCodec.encode(frame));
    return this;
  }

  /**
   * Waits for the client's next frame, of any kind, and records it.
   *
   * @return the frame
   * @throws IOException if the client ended the connection
   */
  public WebSocketFrame receive() throws IOException {
    WebSocketFrame frame = WebSocketCodec.read(in);
    log.frame(frame);
    return frame;
  }

  /**
   * Reads frames until the client's CLOSE, and records them.
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
   * Reads frames until the client's CLOSE, sends it back and ends the connection, as an ordinary
   * server does.
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

  /** Records frames until the client ends the connection, and returns how it did. */
  PeerEnd drain(AcceptedSocket socket) throws IOException {
    try {
      while (true) {
        receive();
      }
    } catch (ProtocolViolation e) {
      throw e;
    } catch (IOException e) {
      return socket.endBy(e).orElseThrow(() -> e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
