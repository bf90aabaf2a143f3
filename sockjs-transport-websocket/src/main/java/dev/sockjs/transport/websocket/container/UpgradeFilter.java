package dev.sockjs.transport.websocket.container;

import jakarta.websocket.CloseReason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyWriter;
import org.glassfish.tyrus.container.grizzly.client.TaskProcessor;
import org.glassfish.tyrus.core.CloseReasons;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.core.Utils;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeInfo;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeStatus;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.jspecify.annotations.Nullable;

/**
 * Passes the response to an upgrade, the bytes after it and the end of the connection to the engine
 * of Tyrus, in order and one at a time.
 */
final class UpgradeFilter extends BaseFilter {

  private final ClientEngine engine;
  private final GrizzlyTransport transport;
  private final ResponseCodec codec;
  private final TaskProcessor serial = new TaskProcessor();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** True once the upgrade was sent: until then, the thread that connects reports failures. */
  private volatile boolean requested;

  /** The last error of a filter below, such as a TLS alert; the connection then ends. */
  private volatile @Nullable Throwable error;

  /** Set once the connection is upgraded. Used on {@link #serial} only, as is the field below. */
  private @Nullable Connection upgraded;

  private boolean failed;

  /**
   * @param codec the filter below, which decodes the response
   */
  UpgradeFilter(ClientEngine engine, GrizzlyTransport transport, ResponseCodec codec) {
    this.engine = engine;
    this.codec = codec;
    this.transport = transport;
  }

  /** Returns a stage that fails when the connection ends. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Makes this filter report the end of the connection. */
  void requested() {
    requested = true;
  }

  @Override
  public NextAction handleRead(FilterChainContext ctx) {
    HttpContent message = ctx.getMessage();
    org.glassfish.grizzly.Connection<?> connection = ctx.getConnection();
    inOrder(() -> received(message, connection));
    return ctx.getStopAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext ctx) {
    ended.completeExceptionally(new EOFException("The connection ended"));
    inOrder(this::closed);
    return ctx.getStopAction();
  }

  @Override
  public void exceptionOccurred(FilterChainContext ctx, Throwable cause) {
    error = cause;
  }

  private void inOrder(Runnable event) {
    serial.processTask(
        new TaskProcessor.Task() {
          @Override
          public void execute() {
            event.run();
          }
        });
  }

  private void received(HttpContent message, org.glassfish.grizzly.Connection<?> connection) {
    HttpResponsePacket response = (HttpResponsePacket) message.getHttpHeader();
    if (failed || ResponseCodec.isInformational(response)) {
      return;
    }
    if (upgraded == null) {
      upgraded = upgrade(response, connection);
      failed = upgraded == null;
    }
    Buffer content = message.getContent();
    if (upgraded != null && content.hasRemaining()) {
      ByteBuffer frames = content.toByteBuffer();
      message.recycle();
      upgraded.getReadHandler().handle(frames);
    }
  }

  /** Returns null if the engine does not accept the response. */
  private @Nullable Connection upgrade(
      HttpResponsePacket response, org.glassfish.grizzly.Connection<?> connection) {
    GrizzlyWriter writer =
        new GrizzlyWriter(connection) {
          @Override
          public void close() {
            super.close();
            transport.stop(connection);
          }
        };
    ClientUpgradeInfo info =
        engine.processResponse(response(response), writer, reason -> writer.close());
    if (info.getUpgradeStatus() == ClientUpgradeStatus.SUCCESS) {
      return info.createConnection();
    }
    writer.close();
    return null;
  }

  /** Tyrus wants lists as lists. A cookie is none (RFC 9110, section 5.3). */
  private static UpgradeResponse response(HttpResponsePacket packet) {
    TyrusUpgradeResponse response = new TyrusUpgradeResponse();
    response.setStatus(packet.getStatus());
    response.setReasonPhrase(packet.getReasonPhrase());
    for (String name : packet.getHeaders().names()) {
      List<String> values = response.getHeaders().computeIfAbsent(name, added -> new ArrayList<>());
      for (String value : packet.getHeaders().values(name)) {
        if (name.equalsIgnoreCase("Set-Cookie")) {
          values.add(value.trim());
        } else {
          values.addAll(Utils.parseHeaderValue(value.trim()));
        }
      }
    }
    return response;
  }

  private Throwable reason() {
    Throwable cause = error != null ? error : codec.error();
    return cause != null
        ? new IOException("The response to the upgrade could not be read", cause)
        : new EOFException("The connection ended before the response did");
  }

  /** Stops the transport last: that interrupts threads which still pass on what was read before. */
  private void closed() {
    CloseReason abnormal = CloseReasons.CLOSED_ABNORMALLY.getCloseReason();
    if (upgraded != null) {
      upgraded.close(abnormal);
    } else if (requested && !failed) {
      failed = true;
      engine.processError(reason());
    }
    transport.stop(null);
  }
}
