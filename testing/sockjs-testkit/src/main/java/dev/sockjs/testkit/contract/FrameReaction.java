package dev.sockjs.testkit.contract;

import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import java.util.function.Consumer;

/** A listener that reacts to frames and ignores all other events. */
record FrameReaction(Consumer<String> onFrame) implements TransportListener {

  @Override
  public void connected(HandshakeDetails details) {}

  @Override
  public boolean frame(String text) {
    onFrame.accept(text);
    return true;
  }

  @Override
  public void activity() {}

  @Override
  public void end(TransportEnd end) {}
}
