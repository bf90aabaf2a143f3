package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import java.time.Duration;

/** The reply of a server to the message of the probe, or the reason why there is none. */
sealed interface ProbeReply {

  /** No message was sent, because none was wanted or because the session did not open. */
  record NotRequested() implements ProbeReply {}

  /**
   * A message was received.
   *
   * @param time since the probe's message was sent
   * @param isEcho whether it is the same message
   */
  record Received(Duration time, boolean isEcho) implements ProbeReply {}

  /** No message was received within this time. */
  record Missing(Duration timeout) implements ProbeReply {}

  /** The session ended before a message was received. */
  record Closed(CloseEvent event) implements ProbeReply {}
}
