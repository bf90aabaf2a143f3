package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of any type, thrown by a transport or by the application's code. */
class CoreClientErrorsTest extends CoreClientFixture {

  private static final String THROWN = "thrown by the test";

  static Stream<Throwable> errors() {
    return Stream.of(
        new NoClassDefFoundError(THROWN),
        new NoSuchMethodError(THROWN),
        new AssertionError(THROWN),
        new StackOverflowError(THROWN),
        new IllegalStateException(THROWN),
        new Exception(THROWN));
  }

  /** Throws what the compiler does not allow, as code in other languages may. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneakyThrow(Throwable error) throws T {
    throw (T) error;
  }

  private static Runnable throwing(Throwable error) {
    return () -> CoreClientErrorsTest.<RuntimeException>sneakyThrow(error);
  }

  private static void assertCause(Throwable expected, Throwable actual) {
    if (expected instanceof LinkageError) {
      assertSame(expected, actual.getCause());
      assertTrue(actual.getMessage().contains("has another version"), actual.getMessage());
    } else {
      assertSame(expected, actual);
    }
  }

  private void assertNextTransportOpens(Attempt.Outcome outcome, Throwable error) {
    connect();
    poll.connection().open();
    listener.awaitOpen();
    Attempt failed = listener.attempts().get(0);
    assertEquals(outcome, failed.outcome());
    assertCause(error, failed.cause().orElseThrow());
    closeClient();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorOfTheProviderSkipsTheTransport(Throwable error) {
    socket.onOpen = throwing(error);
    assertNextTransportOpens(Attempt.Outcome.SKIPPED, error);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorOfTheEligibilitySkipsTheTransport(Throwable error) {
    socket.onEligibility = throwing(error);
    assertNextTransportOpens(Attempt.Outcome.SKIPPED, error);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorOfTheConnectFailsTheAttempt(Throwable error) {
    socket.onConnect = throwing(error);
    assertNextTransportOpens(Attempt.Outcome.FAILED, error);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorOfTheFirstRequestFailsTheAttempt(Throwable error) {
    socket.onRequest = throwing(error);
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", THROWN)) {
      assertNextTransportOpens(Attempt.Outcome.FAILED, error);
      assertEquals(List.of("Transport socket threw"), logs.messages());
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorOfASendEndsTheSession(Throwable error) {
    socket.onSend = throwing(error);
    SockJs sock = connectAndOpen();
    sock.send("1");
    CloseEvent event = listener.awaitClose();
    assertEquals(1006, event.code());
    assertCause(error, event.cause().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorOfTheSupplierOfSessionIdsEndsTheConnect(Throwable error) {
    connect(
        options ->
            options.sessionId(
                () -> {
                  throwing(error).run();
                  return "";
                }));
    CloseEvent event = listener.awaitClose();
    assertEquals(2000, event.code());
    assertCause(error, event.cause().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorOfTheHeaderFunctionEndsTheConnect(Throwable error) {
    SockJsOptions options =
        SockJsOptions.builder()
            .headers(
                kind -> {
                  throwing(error).run();
                  return null;
                })
            .build();
    client.connect(URL, options, listener);
    CloseEvent event = listener.awaitClose();
    assertEquals(1002, event.code());
    Throwable cause = event.cause().orElseThrow();
    assertSame(error, cause.getCause());
  }

  @Test
  void errorOfOneFactoryDoesNotKeepTheOthersOpen() {
    connectAndOpen();
    socket.connection().end(TransportEnd.closed());
    listener.awaitClose();
    socket.onClose = throwing(new NoClassDefFoundError(THROWN));
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", THROWN)) {
      client.closeNow();
      assertEquals(1, logs.messages().size());
    }
  }

  /** The session's end is reported all the same, on the client's own threads. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void executorThatThrowsLosesNoCallback(boolean afterRunning) {
    Executor failing =
        task -> {
          if (afterRunning) {
            task.run();
          }
          throw new NoClassDefFoundError(THROWN);
        };
    List<TransportProvider> transports = List.of(socket, poll);
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", THROWN);
        CoreClient own =
            new CoreClient(new TestSettings(transports, failing), scheduler, () -> {});
        RecordingListener events = new RecordingListener()) {
      SockJsOptions options = SockJsOptions.builder().info(ServerInfo.defaults()).build();
      SockJs sock = own.connect(URL, options, events);
      sock.abort();
      assertEvent(events.awaitClose(), 1006, "Aborted", false);
      assertFalse(logs.messages().isEmpty());
      assertTrue(logs.messages().stream().allMatch(each -> each.startsWith("The executor threw")));
    }
  }
}
