package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SessionEnd;
import dev.sockjs.spi.TransportEnd;
import java.util.List;

/** One thing that the session must do. Effects are carried out in the order of their list. */
sealed interface Effect {

  /** Report the open session to the application. */
  record Open() implements Effect {}

  /** Deliver messages to the application. */
  record Deliver(List<String> messages) implements Effect {}

  /** Report a heartbeat to the application. */
  record Heartbeat() implements Effect {}

  /** Record that the current attempt has failed. */
  record AttemptFailed(Attempt.Outcome outcome, TransportEnd end) implements Effect {}

  /** Try the next transport. */
  record TryNext() implements Effect {}

  /** Send what was accepted, for at most the linger. */
  record Drain() implements Effect {}

  /** Close the transport in order. */
  record Close(int code, String reason) implements Effect {}

  /** Abort the transport. */
  record Abort() implements Effect {}

  /** Report the end of the session to the application. */
  record Finish(CloseEvent event, SessionEnd end) implements Effect {}
}
