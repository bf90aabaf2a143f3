package dev.sockjs.transport.websocket.container;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpClientFilter;
import org.glassfish.grizzly.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Encodes requests and decodes the heads of responses, up to {@value #MAX_HEAD_BYTES} bytes. */
final class ResponseCodec extends HttpClientFilter {

  static final int MAX_HEAD_BYTES = 64 << 10;

  private volatile @Nullable Throwable error;

  ResponseCodec() {
    super(MAX_HEAD_BYTES);
  }

  /** Closes the connection after a head that is too long or not valid. */
  @Override
  protected void onHttpHeaderError(HttpHeader head, FilterChainContext ctx, Throwable cause) {
    error = cause;
    ctx.getConnection().closeSilently();
  }

  /** Returns why a head could not be decoded; null if none failed. */
  @Nullable Throwable error() {
    return error;
  }

  /** Makes the codec read the next bytes as the head of another response. */
  void expectNextResponse(Connection<?> connection) {
    clearResponse(connection);
  }
}
