package dev.sockjs.testkit.recorder;

import dev.sockjs.testkit.recorder.RecordingTransportListener.Event;
import java.util.Optional;

/** Checks that a transport's events come in a legal order, and frames only if requested. */
final class TransportEventOrder {

  /** Guarded by this. */
  private State state = State.CONNECTING;

  /** How many more frames may arrive. Guarded by this. */
  private long requestedFrames;

  private enum State {
    CONNECTING,
    CONNECTED,
    ENDED
  }

  synchronized void request(long frames) {
    requestedFrames =
        frames > Long.MAX_VALUE - requestedFrames ? Long.MAX_VALUE : requestedFrames + frames;
  }

  synchronized boolean hasEnded() {
    return state == State.ENDED;
  }

  /** Notes an event; returns a description of the violation if it is not legal. */
  synchronized Optional<String> check(Event event) {
    Optional<String> violation = violation(event);
    if (event instanceof Event.Frame && requestedFrames != Long.MAX_VALUE) {
      requestedFrames--;
    }
    if (event instanceof Event.End) {
      state = State.ENDED;
    } else if (event instanceof Event.Connected && state == State.CONNECTING) {
      state = State.CONNECTED;
    }
    return violation;
  }

  private Optional<String> violation(Event event) {
    boolean legal =
        switch (state) {
          case CONNECTING -> event instanceof Event.Connected || event instanceof Event.End;
          case CONNECTED -> !(event instanceof Event.Connected);
          case ENDED -> false;
        };
    if (!legal) {
      return Optional.of(event + " while " + state);
    }
    return event instanceof Event.Frame && requestedFrames <= 0
        ? Optional.of(event + " was not requested")
        : Optional.empty();
  }
}
