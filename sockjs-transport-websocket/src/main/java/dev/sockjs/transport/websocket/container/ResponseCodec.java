package dev.sockjs.transport.websocket.container;

import java.io.IOException;
import java.net.ProtocolException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpClientFilter;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.jspecify.annotations.Nullable;

/** Encodes requests and decodes the heads of responses, up to {@value #MAX_HEAD_BYTES} bytes. */
final class ResponseCodec extends HttpClientFilter {

  static final int MAX_HEAD_BYTES = 64 << 10;

  private static final int SWITCHING_PROTOCOLS = 101;

  /** RFC 9112, section 2.3. */
  private static final String PROTOCOL = "HTTP/";

  private volatile @Nullable Throwable error;

  /** True if the next bytes are the first ones of a response. */
  private volatile boolean atStart = true;

  ResponseCodec() {
    super(MAX_HEAD_BYTES);
  }

  /** Grizzly itself reads on in search of a line that is HTTP. */
  @Override
  public NextAction handleRead(FilterChainContext ctx) throws IOException {
    if (atStart && !isStartOfHttp(ctx.getMessage())) {
      error = new ProtocolException("The response is not HTTP");
      ctx.getConnection().closeSilently();
      return ctx.getStopAction();
    }
    atStart = false;
    return super.handleRead(ctx);
  }

  private static boolean isStartOfHttp(Buffer bytes) {
    for (int i = 0; i < Math.min(PROTOCOL.length(), bytes.remaining()); i++) {
      if (bytes.get(bytes.position() + i) != PROTOCOL.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Closes the connection after a head that is too long or not valid. */
  @Override
  protected void onHttpHeaderError(HttpHeader head, FilterChainContext ctx, Throwable cause) {
    error = cause;
    ctx.getConnection().closeSilently();
  }

  /**
   * An informational response has no content: what follows it is the next response (RFC 9110,
   * section 15.2). Grizzly itself knows that of 100 only.
   */
  @Override
  protected boolean onHttpHeaderParsed(HttpHeader head, Buffer buffer, FilterChainContext ctx) {
    boolean stop = super.onHttpHeaderParsed(head, buffer, ctx);
    if (isInformational((HttpResponsePacket) head)) {
      head.setExpectContent(false);
    }
    return stop;
  }

  /** Tells if another response follows. None follows 101, after which the protocol is another. */
  static boolean isInformational(HttpResponsePacket response) {
    int status = response.getStatus();
    return status / 100 == 1 && status != SWITCHING_PROTOCOLS;
  }

  /** Returns why a head could not be decoded; null if none failed. */
  @Nullable Throwable error() {
    return error;
  }

  /** Makes the codec read the next bytes as the head of another response. */
  void expectNextResponse(Connection<?> connection) {
    clearResponse(connection);
    atStart = true;
  }
}
