package dev.sockjs.testkit;

import dev.sockjs.spi.ConnectionFacts;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;

/** A listener that does nothing; tests override what they react to. */
interface TransportReaction extends TransportListener {

  @Override
  default void connected(ConnectionFacts facts) {}

  @Override
  default void frame(String text) {}

  @Override
  default void activity() {}

  @Override
  default void end(TransportEnd end) {}
}
