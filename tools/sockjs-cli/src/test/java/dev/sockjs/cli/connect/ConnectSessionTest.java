package dev.sockjs.cli.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.cli.output.JsonOutput;
import java.io.ByteArrayOutputStream;
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

/** The rules by which a session closes, and that its close line is the last. */
@Timeout(30)
final class ConnectSessionTest {
  private static final OptionalInt NONE = OptionalInt.empty();
  private static final CloseRequest CLOSE_3000 = new CloseRequest(OptionalInt.of(3000), "done");
  private static final CloseEvent CLEAN = CloseEvent.of(1000, "Normal closure", true);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final FakeSockJs sock = new FakeSockJs();
  private final PipedOutputStream typed = new PipedOutputStream();
  private final PipedInputStream stdin = pipe(typed);

  @Test
  void closesAfterTheLastTextWhenNothingIsExpected() throws InterruptedException {
    ConnectSession session = session(Input.of(List.of("a", "b")), NONE, CloseRequest.DEFAULT);
    session.onOpen(sock);
    assertCalls("a", "b", "close 1000 Normal closure");
  }

  @Test
  void closesWithTheCodeOfTheOptionAtEndOfInput() throws Exception {
    ConnectSession session = session(LineReader.plain(stdin), NONE, CLOSE_3000);
    session.onOpen(sock);
    type("a\n");
    assertCalls("a");
    typed.close();
    assertCalls("close 3000 done");
  }

  @Test
  void waitsUntilAllHasLeftBeforeItCloses() throws InterruptedException {
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
  void waitsForRoomInsteadOfDroppingTexts() throws InterruptedException {
    ConnectSession session = session(Input.of(List.of("a", "b", "c")), NONE, CloseRequest.DEFAULT);
    sock.stall(1);
    session.onOpen(sock);
    assertCalls("a");
    awaitFlush();
    sock.drain();
    assertCalls("b", "c", "close 1000 Normal closure");
  }

  @Test
  void givesUpOnTheInputWhenTheConnectionIsLost() throws InterruptedException {
    ConnectSession session = session(Input.of(List.of("a", "b")), NONE, CloseRequest.DEFAULT);
    sock.stall(1);
    session.onOpen(sock);
    assertCalls("a");
    awaitFlush();
    sock.lose();
    session.onClose(sock, CloseEvent.of(1006, "", false));
    assertEquals(1, session.await());
    assertNull(sock.calls.poll());
  }

  @Test
  void closesWhenTheExpectedMessagesHaveCome() throws InterruptedException {
    ConnectSession session = session(Input.of(List.of("a")), OptionalInt.of(2), CLOSE_3000);
    session.onOpen(sock);
    assertCalls("a");
    session.onMessage(sock, "1");
    assertNull(sock.calls.poll());
    session.onMessage(sock, "2");
    assertCalls("close 3000 done");
    session.onClose(sock, CLEAN);
    assertEquals(0, session.await());
  }

  @Test
  void failsWhenFewerMessagesHaveCome() {
    ConnectSession session = session(Input.of(List.of()), OptionalInt.of(2), CloseRequest.DEFAULT);
    session.onOpen(sock);
    session.onMessage(sock, "1");
    session.onClose(sock, CLEAN);
    assertEquals(1, session.await());
  }

  @Test
  void closesAtOnceWithoutInputAndExpectation() throws InterruptedException {
    session(Input.of(List.of()), NONE, CLOSE_3000).onOpen(sock);
    assertCalls("close 3000 done");
  }

  @Test
  void aCloseLineOverrulesTheOptionAndIsTheLastThatCounts() throws Exception {
    session(LineReader.json(stdin), OptionalInt.of(5), CLOSE_3000).onOpen(sock);
    type(
        "{\"send\":[\"a\",\"b\"]}\n{\"close\":{\"code\":3001,\"reason\":\"bye\"}}\n{\"send\":\"c\"}\n");
    assertCalls("a", "b", "close 3001 bye");
  }

  @Test
  void aCloseLineWithoutACodeHasTheOptions() throws Exception {
    session(LineReader.json(stdin), NONE, CLOSE_3000).onOpen(sock);
    type("{\"close\":{}}\n");
    assertCalls("close 3000 done");
  }

  @Test
  void aBadLineIsToldAndTheSessionGoesOn() throws Exception {
    ConnectSession session = session(LineReader.json(stdin), NONE, CloseRequest.DEFAULT);
    session.onOpen(sock);
    type("nonsense\n{\"send\":\"a\"}\n");
    assertCalls("a");
    assertPrinted(
        "{\"event\":\"open\",\"transport\":\"fake\",\"url\":\"http://localhost/echo\"}",
        "{\"event\":\"error\",\"message\":\"Not JSON: nonsense\"}");
  }

  @Test
  void aTextThatNeverFitsIsToldAndTheSessionGoesOn() throws InterruptedException {
    ConnectSession session =
        session(Input.of(List.of("x".repeat(101), "a")), NONE, CloseRequest.DEFAULT);
    session.onOpen(sock);
    assertCalls("a", "close 1000 Normal closure");
    assertPrinted(
        "{\"event\":\"open\",\"transport\":\"fake\",\"url\":\"http://localhost/echo\"}",
        "{\"event\":\"error\",\"message\":\"Too long for this fake\"}");
  }

  @Test
  void nothingIsPrintedBehindTheCloseLine() {
    ConnectSession session = session(Input.of(List.of()), OptionalInt.of(1), CloseRequest.DEFAULT);
    session.onClose(sock, CLEAN);
    session.onMessage(sock, "late");
    session.onError(sock, new IllegalStateException("late"));
    session.onClose(sock, CloseEvent.of(1006, "late", false));
    assertPrinted(
        "{\"event\":\"close\",\"code\":1000,\"reason\":\"Normal closure\",\"wasClean\":true}");
  }

  @Test
  void theDeadlineEndsItUnclean() {
    ConnectSession session = session(LineReader.plain(stdin), NONE, CloseRequest.DEFAULT);
    session.endAfter(Duration.ofMillis(1));
    assertEquals(1, session.await());
    assertPrinted("{\"event\":\"close\",\"code\":1006,\"reason\":\"Deadline\",\"wasClean\":false}");
  }

  @Test
  void statusIsThatOfAFailedInfo() {
    session(Input.of(List.of()), NONE, CloseRequest.DEFAULT)
        .onClose(sock, CloseEvent.of(1002, "Cannot connect to server", false).withStatus(404));
    assertPrinted(
        "{\"event\":\"close\",\"code\":1002,\"reason\":\"Cannot connect to server\","
            + "\"wasClean\":false,\"status\":404}");
  }

  @Test
  void statusOfAnAttemptStandsAtTheAttempt() {
    ConnectSession session = session(Input.of(List.of()), NONE, CloseRequest.DEFAULT);
    session.onAttempt(
        sock,
        Attempt.of("websocket", Outcome.FAILED, Phase.REQUEST, Duration.ZERO).withStatus(403));
    session.onClose(sock, CloseEvent.of(2000, "All transports failed", false).withStatus(403));
    assertPrinted(
        "{\"event\":\"attempt\",\"transport\":\"websocket\",\"outcome\":\"failed\",\"ms\":0,"
            + "\"phase\":\"request\",\"status\":403}",
        "{\"event\":\"close\",\"code\":2000,\"reason\":\"All transports failed\","
            + "\"wasClean\":false}");
  }

  @Test
  void anInterruptClosesWith1000WhateverTheOptionSays() throws InterruptedException {
    ConnectSession session = session(LineReader.plain(stdin), NONE, CLOSE_3000);
    session.begin(sock);
    Thread signal = new Thread(session::interrupt);
    signal.start();
    assertCalls("close 1000 Normal closure");
    session.onClose(sock, CLEAN);
    signal.join();
    assertEquals(0, session.await());
  }

  @Test
  void anInterruptBeforeTheConnectionIsThereClosesItToo() throws InterruptedException {
    ConnectSession session = session(LineReader.plain(stdin), NONE, CLOSE_3000);
    Thread signal = new Thread(session::interrupt);
    signal.start();
    while (signal.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    session.begin(sock);
    assertCalls("close 1000 Normal closure");
    session.onClose(sock, CLEAN);
    signal.join();
  }

  @Test
  void endsWhenNobodyReadsTheOutput() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int unit) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ConnectSession session =
        new ConnectSession(Input.of(List.of()), NONE, CloseRequest.DEFAULT, new JsonOutput(gone));
    session.onMessage(sock, "a");
    assertEquals(1, session.await());
  }

  private ConnectSession session(Input input, OptionalInt expected, CloseRequest closing) {
    return new ConnectSession(input, expected, closing, new JsonOutput(out));
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

  private void assertPrinted(String... lines) {
    assertEquals(String.join("\n", lines) + "\n", out.toString(UTF_8));
  }

  private void awaitFlush() {
    while (!sock.isAwaited()) {
      Thread.onSpinWait();
    }
    assertTrue(sock.isAwaited());
  }

  private static PipedInputStream pipe(PipedOutputStream from) {
    try {
      return new PipedInputStream(from, 64 * 1024);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
