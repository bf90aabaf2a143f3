package dev.sockjs.transport.websocket.container;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;

/** Receives a proxy's response to CONNECT. Nothing of it counts but the status. */
final class TunnelFilter extends BaseFilter {

  private final ResponseCodec codec;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  TunnelFilter(ResponseCodec codec) {
    this.codec = codec;
  }

  /** Returns the status, or the failure if the connection ends before it. */
  CompletableFuture<Integer> status() {
    return status;
  }

  @Override
  public NextAction handleRead(FilterChainContext ctx) {
    HttpContent content = ctx.getMessage();
    HttpResponsePacket response = (HttpResponsePacket) content.getHttpHeader();
    if (!ResponseCodec.isInformational(response)) {
      codec.expectNextResponse(ctx.getConnection());
      status.complete(response.getStatus());
    }
    return ctx.getStopAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext ctx) throws IOException {
    status.completeExceptionally(
        new EOFException("The proxy ended the connection before it responded to CONNECT"));
    return ctx.getStopAction();
  }
}
