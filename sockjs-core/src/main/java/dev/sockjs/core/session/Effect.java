package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.spi.TransportEnd;
import java.util.List;

/** What a {@link SessionMachine} has decided, for the session to carry out in order. */
sealed interface Effect {

  /** The session is open: tell the application. */
  record Open() implements Effect {}

  /** Hand these messages to the application. */
  record Deliver(List<String> messages) implements Effect {}

  /** Tell the application of a heartbeat. */
  record Heartbeat() implements Effect {}

  /** The current attempt has failed: record why. */
  record AttemptOver(Attempt.Outcome outcome, TransportEnd why) implements Effect {}

  /** Try the next transport. */
  record TryNext() implements Effect {}

  /** Let what was accepted leave, for as long as the linger allows. */
  record Drain() implements Effect {}

  /** Close the transport in order. */
  record Close(int code, String reason) implements Effect {}

  /** Drop the transport. */
  record Abort() implements Effect {}

  /** The session is over: tell the application. */
  record Finish(CloseEvent event) implements Effect {}
}
