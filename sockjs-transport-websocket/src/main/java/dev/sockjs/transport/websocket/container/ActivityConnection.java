package dev.sockjs.transport.websocket.container;

import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.ReadHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * Wraps a connection of Tyrus and reports bytes when they arrive. Tyrus itself reports a frame only
 * when it is complete, and never reports a PING, but both show that the server is alive.
 */
final class ActivityConnection implements Connection {

  private final Connection tyrus;
  private final ReadHandler frames;
  private final GrizzlyListener listener;

  ActivityConnection(Connection tyrus, GrizzlyListener listener) {
    this.tyrus = tyrus;
    this.frames = tyrus.getReadHandler();
    this.listener = listener;
  }

  @Override
  public ReadHandler getReadHandler() {
    return this::handle;
  }

  private void handle(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      listener.bytesReceived(bytes.get(bytes.limit() - 1));
    }
    frames.handle(bytes);
  }

  @Override
  public Writer getWriter() {
    return tyrus.getWriter();
  }

  @Override
  public CloseListener getCloseListener() {
    return tyrus.getCloseListener();
  }

  @Override
  public void close(CloseReason reason) {
    tyrus.close(reason);
  }
}
