package dev.sockjs.jmeter;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import java.util.OptionalInt;

/** Translates the failure of a connect into the code and the message of a sample. */
final class ConnectFailures {
  private ConnectFailures() {}

  static SampleFailure of(Throwable failure) {
    if (failure instanceof ConnectFailedException e) {
      return new SampleFailure(code(e), String.valueOf(e.getMessage()));
    }
    return new SampleFailure(SampleFailure.BAD_FIELD, String.valueOf(failure.getMessage()));
  }

  /** Returns the HTTP status of the end or of the last attempt, or else the close code. */
  private static String code(ConnectFailedException failure) {
    CloseEvent event = failure.closeEvent();
    OptionalInt status = event.status();
    for (Attempt attempt : failure.attempts()) {
      status = attempt.status().isPresent() ? attempt.status() : status;
    }
    return Integer.toString(status.isPresent() ? status.getAsInt() : event.code());
  }
}
