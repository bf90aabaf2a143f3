package dev.sockjs.examples.legacywebsocket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Order and bounds of what is written, on an executor that the test runs. */
final class WriterTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Writer writer = new Writer(out, tasks::add);

  @Test
  void framesAreWrittenInOrder() {
    CompletableFuture<Void> first = writer.write(frame("1"));
    CompletableFuture<Void> second = writer.write(frame("2"));
    assertFalse(first.isDone());
    assertFalse(writer.isIdle());
    runAll();
    assertTrue(first.isDone() && second.isDone() && writer.isIdle());
    assertEquals("12", out.toString(US_ASCII));
  }

  @Test
  void onlyTheLatestReplyWaits() {
    writer.write(frame("1"));
    writer.reply(frame("a"));
    writer.reply(frame("b"));
    writer.write(frame("2"));
    runAll();
    writer.reply(frame("c"));
    runAll();
    assertEquals("1b2c", out.toString(US_ASCII));
  }

  /** A batch that is dropped must not count as sent. */
  @Test
  void nothingIsWrittenAfterTheClosingHandshake() {
    CompletableFuture<Void> closed = writer.close(frame("x"));
    CompletableFuture<Void> late = writer.write(frame("1"));
    writer.reply(frame("a"));
    CompletableFuture<Void> again = writer.close(frame("y"));
    runAll();
    assertTrue(closed.isDone() && again.isDone());
    assertFalse(late.isDone());
    assertEquals("x", out.toString(US_ASCII));
  }

  @Test
  void nothingIsWrittenAfterAFailure() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken");
          }
        };
    Writer failing = new Writer(broken, tasks::add);
    CompletableFuture<Void> first = failing.write(frame("1"));
    CompletableFuture<Void> second = failing.write(frame("2"));
    runAll();
    assertTrue(first.isCompletedExceptionally() && second.isCompletedExceptionally());
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private static byte[] frame(String text) {
    return text.getBytes(US_ASCII);
  }
}
