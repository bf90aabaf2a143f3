package dev.sockjs.transport.websocket;

import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.ReadHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * A connection of Tyrus that tells of bytes when they come: of a frame Tyrus tells nothing before
 * it has all of it, and of a PING nothing ever, but both are signs of life.
 */
final class ActivityConnection implements Connection {

  private final Connection tyrus;
  private final ReadHandler frames;
  private final Runnable bytesCame;

  ActivityConnection(Connection tyrus, Runnable bytesCame) {
    this.tyrus = tyrus;
    this.frames = tyrus.getReadHandler();
    this.bytesCame = bytesCame;
  }

  @Override
  public ReadHandler getReadHandler() {
    return this::handle;
  }

  private void handle(ByteBuffer bytes) {
    bytesCame.run();
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
