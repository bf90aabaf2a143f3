package dev.sockjs.core.connect;

import dev.sockjs.CloseEvent;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;

/** An event of a connect that is in progress, for the session that it will open. */
public sealed interface ConnectEvent {

  /** There is no info: the request failed, or a deadline passed first. */
  record InfoFailed(CloseEvent event) implements ConnectEvent {}

  /** The next attempt starts: the session must create a connection for it. */
  record AttemptStarted(AttemptRequest request, TransportFactory factory) implements ConnectEvent {}

  /** No attempt can start, with any transport. */
  record CannotStart(TransportEnd end) implements ConnectEvent {}

  /** The allowance of the current attempt is used up. */
  record AllowanceOver() implements ConnectEvent {}

  /** The time for the whole connect is over, during an attempt. */
  record ConnectTimeout() implements ConnectEvent {}

  /** All transports were tried or skipped. */
  record NoTransportLeft() implements ConnectEvent {}
}
