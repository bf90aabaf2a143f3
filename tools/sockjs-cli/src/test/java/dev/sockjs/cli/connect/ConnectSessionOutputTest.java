package dev.sockjs.cli.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.cli.output.JsonOutput;
import dev.sockjs.cli.record.Recorder;
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

/** The lines that a session prints. The close event is the last one. */
@Timeout(30)
final class ConnectSessionOutputTest {
  private static final OptionalInt NONE = OptionalInt.empty();
  private static final Duration LINGER = Duration.ofMinutes(1);
  private static final CloseEvent CLEAN = CloseEvent.of(1000, "Normal closure", true);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final FakeSockJs sock = new FakeSockJs();
  private final PipedOutputStream typed = new PipedOutputStream();
  private final PipedInputStream stdin = pipe(typed);

  @Test
  void anInvalidLineIsAnErrorThatDoesNotEndTheSession() throws Exception {
    ConnectSession session = session(LineReader.json(stdin), NONE, CloseRequest.DEFAULT);
    session.onOpen(sock);
    type("nonsense\n{\"send\":\"a\"}\n");
    assertCalls("a");
    assertPrinted(
        "{\"event\":\"open\",\"transport\":\"fake\",\"url\":\"http://localhost/echo\"}",
        "{\"event\":\"error\",\"message\":\"Not JSON: nonsense\"}");
  }

  @Test
  void aMessageThatIsTooLongIsAnErrorThatDoesNotEndTheSession() throws InterruptedException {
    ConnectSession session =
        session(Input.of(List.of("x".repeat(101), "a")), NONE, CloseRequest.DEFAULT);
    session.onOpen(sock);
    assertCalls("a", "close 1000 Normal closure");
    assertPrinted(
        "{\"event\":\"open\",\"transport\":\"fake\",\"url\":\"http://localhost/echo\"}",
        "{\"event\":\"error\",\"message\":\"Message too long\"}");
  }

  @Test
  void nothingIsPrintedAfterTheCloseEvent() {
    ConnectSession session = session(Input.of(List.of()), OptionalInt.of(1), CloseRequest.DEFAULT);
    session.onClose(sock, CLEAN);
    session.onHeartbeat(sock);
    session.onError(sock, new IllegalStateException("late"));
    session.onClose(sock, CloseEvent.of(1006, "late", false));
    assertPrinted(
        "{\"event\":\"close\",\"code\":1000,\"reason\":\"Normal closure\",\"wasClean\":true}");
  }

  @Test
  void theDeadlineIsAnUncleanClose() {
    ConnectSession session = session(LineReader.plain(stdin), NONE, CloseRequest.DEFAULT);
    session.endAfter(Duration.ofMillis(1));
    assertEquals(1, session.awaitEnd());
    assertPrinted("{\"event\":\"close\",\"code\":1006,\"reason\":\"Deadline\",\"wasClean\":false}");
  }

  @Test
  void closeEventHasTheStatusOfAFailedInfoRequest() {
    session(Input.of(List.of()), NONE, CloseRequest.DEFAULT)
        .onClose(sock, CloseEvent.of(1002, "Cannot connect to server", false).withStatus(404));
    assertPrinted(
        "{\"event\":\"close\",\"code\":1002,\"reason\":\"Cannot connect to server\","
            + "\"wasClean\":false,\"status\":404}");
  }

  @Test
  void statusOfAnAttemptIsPrintedWithTheAttemptOnly() {
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
  void endsWhenTheOutputIsClosed() {
    OutputStream closedStream =
        new OutputStream() {
          @Override
          public void write(int unit) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ConnectSession session =
        session(
            Input.of(List.of()),
            new Ending(NONE, false, CloseRequest.DEFAULT, LINGER),
            closedStream);
    session.onOpen(sock);
    assertEquals(1, session.awaitEnd());
  }

  private ConnectSession session(Input input, OptionalInt expected, CloseRequest closeRequest) {
    return session(input, new Ending(expected, false, closeRequest, LINGER), out);
  }

  private static ConnectSession session(Input input, Ending ending, OutputStream out) {
    return new ConnectSession(input, Dialect.plain(), ending, new JsonOutput(out), Recorder.none());
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

  private static PipedInputStream pipe(PipedOutputStream from) {
    try {
      return new PipedInputStream(from, 64 * 1024);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
