package dev.sockjs.transport.websocket.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.junit.jupiter.api.Test;

/** PONGs on a socket that takes frames only when the test says so. */
final class PongWriterTest {

  private final BusySocket socket = new BusySocket();
  private final PongWriter writer = new PongWriter(socket);
  private int completed;

  @Test
  void onlyTheLatestPongWaits() {
    for (int i = 1; i <= 100; i++) {
      write(0x8a, i);
    }
    assertEquals(List.of("8a 1"), socket.frames());
    assertEquals(100, completed);
    socket.take();
    assertEquals(List.of("8a 1", "8a 100"), socket.frames());
    socket.take();
    write(0x8a, 7);
    assertEquals(List.of("8a 1", "8a 100", "8a 7"), socket.frames());
  }

  @Test
  void failedPongLetsTheNextOnePass() {
    write(0x8a, 1);
    write(0x8a, 2);
    socket.fail();
    assertEquals(List.of("8a 1", "8a 2"), socket.frames());
  }

  @Test
  void otherFramesPassAndCompleteWhenTheyAreWritten() {
    write(0x8a, 1);
    write(0x81, 2);
    write(0x89, 3);
    write(0x88, 4);
    assertEquals(List.of("8a 1", "81 2", "89 3", "88 4"), socket.frames());
    assertEquals(1, completed);
    socket.take();
    socket.take();
    assertEquals(2, completed);
  }

  private void write(int firstByte, int number) {
    writer.write(
        ByteBuffer.wrap(new byte[] {(byte) firstByte, (byte) number}),
        new CompletionHandler<>() {
          @Override
          public void completed(ByteBuffer result) {
            completed++;
          }
        });
  }

  private static final class BusySocket extends Writer {

    private final List<ByteBuffer> written = new ArrayList<>();
    private final List<CompletionHandler<ByteBuffer>> handlers = new ArrayList<>();

    @Override
    public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
      written.add(frame);
      handlers.add(handler);
    }

    List<String> frames() {
      return written.stream()
          .map(frame -> String.format("%x %d", frame.get(0), frame.get(1)))
          .toList();
    }

    void take() {
      handlers.remove(0).completed(written.get(0));
    }

    void fail() {
      handlers.remove(0).failed(new IOException("reset"));
    }

    @Override
    public void close() {}
  }
}
