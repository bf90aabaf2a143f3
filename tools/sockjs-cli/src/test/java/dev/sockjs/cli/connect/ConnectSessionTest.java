package dev.sockjs.cli.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.output.JsonOutput;
import dev.sockjs.cli.record.Recorder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules by which a session sends its input and closes. */
@Timeout(30)
final class ConnectSessionTest {
  private static final OptionalInt NONE = OptionalInt.empty();
  private static final CloseRequest CLOSE_3000 = new CloseRequest(OptionalInt.of(3000), "done");
  private static final CloseEvent CLEAN = CloseEvent.of(1000, "Normal closure", true);

  private final FakeSockJs sock = new FakeSockJs();
  private final PipedOutputStream typed = new PipedOutputStream();
  private final PipedInputStream stdin = pipe(typed);

  @Test
  void closesAfterTheLastMessageIfNoneAreExpected() throws InterruptedException {
    ConnectSession session = session(Input.of(List.of("a", "b")), NONE, CloseRequest.DEFAULT);
    session.onOpen(sock);
    assertCalls("a", "b", "close 1000 Normal closure");
  }

  @Test
  void closesAtTheEndOfInputWithTheCodeOfTheOption() throws Exception {
    ConnectSession session = session(LineReader.plain(stdin), NONE, CLOSE_3000);
    session.onOpen(sock);
    type("a\n");
    assertCalls("a");
    typed.close();
    assertCalls("close 3000 done");
  }

  @Test
  void waitsForTheLastMessageToBeSentBeforeItCloses() throws InterruptedException {
    ConnectSession session = session(Input.of(List.of("a")), NONE, CloseRequest.DEFAULT);
    sock.stall(1);
    session.onOpen(sock);
    assertCalls("a");
    awaitFlush();
    assertNull(sock.calls.poll());
    sock.drain();
    assertCalls("close 1000 Normal closure");
  }

  @Test
  void waitsForRoomInTheSendBuffer() throws InterruptedException {
    ConnectSession session = session(Input.of(List.of("a", "b", "c")), NONE, CloseRequest.DEFAULT);
    sock.stall(1);
    session.onOpen(sock);
    assertCalls("a");
    awaitFlush();
    sock.drain();
    assertCalls("b", "c", "close 1000 Normal closure");
  }

  @Test
  void stopsReadingInputWhenTheConnectionIsLost() throws InterruptedException {
    ConnectSession session = session(Input.of(List.of("a", "b")), NONE, CloseRequest.DEFAULT);
    sock.stall(1);
    session.onOpen(sock);
    assertCalls("a");
    awaitFlush();
    sock.lose();
    session.onClose(sock, CloseEvent.of(1006, "", false));
    assertEquals(1, session.awaitEnd());
    assertNull(sock.calls.poll());
  }

  @Test
  void closesWhenTheExpectedMessagesHaveArrived() throws InterruptedException {
    ConnectSession session = session(Input.of(List.of("a")), OptionalInt.of(2), CLOSE_3000);
    session.onOpen(sock);
    assertCalls("a");
    session.onMessage(sock, "1");
    assertNull(sock.calls.poll());
    session.onMessage(sock, "2");
    assertCalls("close 3000 done");
    session.onClose(sock, CLEAN);
    assertEquals(0, session.awaitEnd());
  }

  @Test
  void failsIfFewerMessagesHaveArrived() {
    ConnectSession session = session(Input.of(List.of()), OptionalInt.of(2), CloseRequest.DEFAULT);
    session.onOpen(sock);
    session.onMessage(sock, "1");
    session.onClose(sock, CLEAN);
    assertEquals(1, session.awaitEnd());
  }

  @Test
  void closesAtOnceIfThereIsNoInputAndNothingIsExpected() throws InterruptedException {
    session(Input.of(List.of()), NONE, CLOSE_3000).onOpen(sock);
    assertCalls("close 3000 done");
  }

  @Test
  void aCloseLineOverridesTheOptionAndEndsTheInput() throws Exception {
    session(LineReader.json(stdin), OptionalInt.of(5), CLOSE_3000).onOpen(sock);
    type(
        "{\"send\":[\"a\",\"b\"]}\n{\"close\":{\"code\":3001,\"reason\":\"bye\"}}\n{\"send\":\"c\"}\n");
    assertCalls("a", "b", "close 3001 bye");
  }

  @Test
  void aCloseLineWithoutACodeUsesTheCodeOfTheOption() throws Exception {
    session(LineReader.json(stdin), NONE, CLOSE_3000).onOpen(sock);
    type("{\"close\":{}}\n");
    assertCalls("close 3000 done");
  }

  @Test
  void anInterruptClosesWith1000AndNotWithTheOption() throws InterruptedException {
    ConnectSession session = session(LineReader.plain(stdin), NONE, CLOSE_3000);
    session.closeWith(sock::close);
    Thread signal = new Thread(session::interrupt);
    signal.start();
    assertCalls("close 1000 Normal closure");
    session.onClose(sock, CLEAN);
    signal.join();
    assertEquals(0, session.awaitEnd());
  }

  @Test
  void anInterruptBeforeTheConnectionIsSetClosesItLater() throws InterruptedException {
    ConnectSession session = session(LineReader.plain(stdin), NONE, CLOSE_3000);
    Thread signal = new Thread(session::interrupt);
    signal.start();
    while (signal.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    session.closeWith(sock::close);
    assertCalls("close 1000 Normal closure");
    session.onClose(sock, CLEAN);
    signal.join();
  }

  private ConnectSession session(Input input, OptionalInt expected, CloseRequest closeRequest) {
    return new ConnectSession(
        input,
        Dialect.plain(),
        new Ending(expected, false, closeRequest, Duration.ofMinutes(1)),
        new JsonOutput(OutputStream.nullOutputStream()),
        Recorder.none());
  }

  private void type(String lines) throws IOException {
    typed.write(lines.getBytes(UTF_8));
    typed.flush();
  }

  private void assertCalls(String... calls) throws InterruptedException {
    for (String call : calls) {
      assertEquals(call, sock.calls.poll(10, TimeUnit.SECONDS));
    }
  }

  private void awaitFlush() {
    while (!sock.isFlushPending()) {
      Thread.onSpinWait();
    }
    assertTrue(sock.isFlushPending());
  }

  private static PipedInputStream pipe(PipedOutputStream from) {
    try {
      return new PipedInputStream(from, 64 * 1024);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
