package dev.sockjs.core;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.spi.TransportEnd;
import java.util.List;

/** What a {@link SessionMachine} has decided, for the session to carry out in order. */
sealed interface Step {

  /** The session is open: tell the application. */
  record Open() implements Step {}

  /** Hand these messages to the application. */
  record Deliver(List<String> messages) implements Step {}

  /** Tell the application of a heartbeat. */
  record Heartbeat() implements Step {}

  /** The current attempt has failed: record why. */
  record AttemptOver(Attempt.Outcome outcome, TransportEnd why) implements Step {}

  /** Try the next transport. */
  record TryNext() implements Step {}

  /** Let what was accepted leave, for as long as the linger allows. */
  record Drain() implements Step {}

  /** Close the transport in order. */
  record Close(int code, String reason) implements Step {}

  /** Drop the transport. */
  record Abort() implements Step {}

  /** The session is over: tell the application. */
  record Finish(CloseEvent event) implements Step {}
}
