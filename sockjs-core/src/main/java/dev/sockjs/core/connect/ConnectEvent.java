package dev.sockjs.core.connect;

import dev.sockjs.CloseEvent;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;

/** An event of a connect that is under way, for the session that it is to open. */
public sealed interface ConnectEvent {

  /** The info cannot be had. */
  record InfoFailed(CloseEvent event) implements ConnectEvent {}

  /** The next attempt begins: the session makes a connection for it. */
  record AttemptStarted(AttemptRequest request, TransportFactory factory) implements ConnectEvent {}

  /** No attempt can begin, with this transport or another one. */
  record CannotStart(TransportEnd end) implements ConnectEvent {}

  /** The allowance of an attempt is used up. */
  record AllowanceOver(AttemptRequest request) implements ConnectEvent {}

  /** The time for the whole connect is over, during an attempt. */
  record ConnectTimeout() implements ConnectEvent {}

  /** There is no other transport left to try. */
  record NoneLeft() implements ConnectEvent {}
}
