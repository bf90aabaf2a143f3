package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of {@code docs/close-codes.md}. */
final class CloseCodesExamplesTest {

  // begin example
  static boolean mayPass(CloseEvent end) {
    return switch (end.code()) {
      case 1003, 1007, 1008, 1009, 1010 -> false;
      case 3000 -> end.reason().equals("No response from heartbeat");
      default -> end.code() < 3000 || end.code() > 4999;
    };
  }

  static boolean mayPass(ConnectFailedException failure) {
    CloseEvent end = failure.closeEvent();
    int ofAttempts = 0;
    for (Attempt attempt : failure.attempts()) {
      ofAttempts = attempt.status().orElse(ofAttempts);
    }
    int status = end.status().orElse(ofAttempts);
    boolean refused =
        switch (status) {
          case 408, 425, 429 -> false;
          default -> status >= 400 && status < 500;
        };
    return end.code() != 1000 && !refused && mayPass(end);
  }

  // end example

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1002, 1005, 1006, 1011, 1012, 1013, 2010})
  void sessionsThatAreLostMayPass(int code) {
    assertTrue(mayPass(CloseEvent.of(code, "", false)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1003, 1007, 1008, 1009, 1010, 3000, 3001, 4999})
  void sessionsThatAreRefusedDoNotPass(int code) {
    assertFalse(mayPass(CloseEvent.of(code, "Go away!", true)));
  }

  @Test
  void silenceThatSockjsNodeReportsMayPass() {
    assertTrue(mayPass(CloseEvent.of(3000, "No response from heartbeat", true)));
  }

  @ParameterizedTest
  @CsvSource({
    "401, false",
    "403, false",
    "404, false",
    "407, false",
    "408, true",
    "425, true",
    "429, true",
    "503, true"
  })
  void statusOfAConnect(int status, boolean passes) {
    CloseEvent noInfo = CloseEvent.of(1002, "Cannot connect to server", false).withStatus(status);
    assertEquals(passes, mayPass(failure(noInfo)));
    CloseEvent failed = CloseEvent.of(2000, "All transports failed", false);
    assertEquals(passes, mayPass(failure(failed, attempt().withStatus(status), attempt())));
  }

  @ParameterizedTest
  @CsvSource({"1000, false", "1002, true", "2000, true", "3000, false"})
  void codeOfAConnect(int code, boolean passes) {
    assertEquals(passes, mayPass(failure(CloseEvent.of(code, "", false))));
  }

  private static ConnectFailedException failure(CloseEvent end, Attempt... attempts) {
    return new ConnectFailedException("http://localhost/echo", end, List.of(attempts));
  }

  private static Attempt attempt() {
    return Attempt.of("websocket", Attempt.Outcome.FAILED, Phase.REQUEST, Duration.ZERO);
  }
}
