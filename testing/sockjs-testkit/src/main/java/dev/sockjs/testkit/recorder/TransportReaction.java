package dev.sockjs.testkit.recorder;

import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;

/** A listener that does nothing; tests override what they react to. */
public interface TransportReaction extends TransportListener {

  @Override
  default void connected(HandshakeDetails facts) {}

  @Override
  default boolean frame(String text) {
    return true;
  }

  @Override
  default void activity() {}

  @Override
  default void end(TransportEnd end) {}
}
