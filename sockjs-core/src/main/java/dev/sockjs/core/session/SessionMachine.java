package dev.sockjs.core.session;

import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionEnd;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what frames, ends, deadlines and calls mean for one session. It does nothing itself:
 * events go in, {@link Effect}s come out.
 *
 * <pre>
 *                 o                    close()                 end, or linger over
 *   CONNECTING ------&gt; OPEN ---------------------&gt; CLOSING ------------------------&gt; CLOSED
 *    |      |             |  c, second o, end, silence, broken frame                    ^
 *    |      +-- failure: next transport                                                 |
 *    +-- c 1000 or 3000-4999, close(), final failure, no transport left ----------------+
 * </pre>
 *
 * <p>In CLOSED no event has an effect. Not thread-safe: it is used on the session's serial
 * executor.
 */
final class SessionMachine {

  private final AnotherConnectionFilter filter = new AnotherConnectionFilter();
  private ReadyState state = ReadyState.CONNECTING;
  private boolean drained;
  private int closeCode;
  private String closeReason = "";

  ReadyState state() {
    return state;
  }

  /** A raw transport is connected. It has no {@code o} frame, so the session is open. */
  List<Effect> rawConnected() {
    return state == ReadyState.CONNECTING ? open() : List.of();
  }

  /** The next frame is the first one of another response. */
  void reopened() {
    filter.reopened();
  }

  /** A frame arrived. */
  List<Effect> frame(Frame frame) {
    if (filter.ignores(frame)) {
      return List.of();
    }
    return switch (state) {
      case CONNECTING -> frameBeforeOpen(frame);
      case OPEN -> frameWhileOpen(frame);
      case CLOSING -> frameWhileClosing(frame);
      case CLOSED -> List.of();
    };
  }

  private List<Effect> frameBeforeOpen(Frame frame) {
    if (frame instanceof Frame.Open) {
      return open();
    }
    if (frame instanceof Frame.Close close) {
      return closedBeforeOpen(close);
    }
    if (frame instanceof Frame.Messages) {
      return tryNext(
          TransportEnd.failed(Phase.OPEN, "The server sent messages before it opened the session"));
    }
    if (frame instanceof Frame.Broken broken) {
      return tryNext(TransportEnd.failed(Phase.OPEN, broken.reason()));
    }
    if (frame instanceof Frame.Unknown unknown) {
      return tryNext(
          TransportEnd.failed(Phase.OPEN, "This is not a SockJS frame: " + unknown.excerpt()));
    }
    return List.of();
  }

  /**
   * A close code that a server application may use (1000, 3000 to 4999) is final; any other may
   * come from a proxy.
   */
  private List<Effect> closedBeforeOpen(Frame.Close close) {
    TransportEnd end =
        TransportEnd.failed(
            Phase.OPEN,
            "The server closed the session with " + close.code() + " \"" + close.reason() + "\"");
    if (!CloseEvents.isApplicationCode(close.code())) {
      return tryNext(end);
    }
    return finish(
        SessionEnd.SERVER,
        CloseEvents.closedByServer(close),
        new Effect.AttemptFailed(Outcome.FAILED, end),
        new Effect.Close(CloseEvents.NORMAL, ""));
  }

  private List<Effect> frameWhileOpen(Frame frame) {
    if (frame instanceof Frame.Messages messages) {
      return List.of(new Effect.Deliver(messages.messages()));
    }
    if (frame instanceof Frame.Heartbeat) {
      return List.of(new Effect.Heartbeat());
    }
    if (frame instanceof Frame.Open) {
      return finish(SessionEnd.LOST, CloseEvents.serverLostSession(), new Effect.Abort());
    }
    if (frame instanceof Frame.Close close) {
      return finish(
          SessionEnd.SERVER,
          CloseEvents.closedByServer(close),
          new Effect.Close(CloseEvents.NORMAL, ""));
    }
    if (frame instanceof Frame.Broken broken) {
      return finish(
          SessionEnd.PROTOCOL,
          CloseEvents.brokenFrame(broken),
          new Effect.Close(broken.closeCode(), ""));
    }
    return List.of();
  }

  /**
   * The close code that the application gave is kept. The server can still end the session early,
   * before it is drained.
   */
  private List<Effect> frameWhileClosing(Frame frame) {
    boolean isLast =
        frame instanceof Frame.Close
            || frame instanceof Frame.Open
            || frame instanceof Frame.Broken;
    return isLast
        ? finishClosing(drained && frame instanceof Frame.Close, new Effect.Abort())
        : List.of();
  }

  /** The transport has ended. */
  List<Effect> end(TransportEnd end) {
    return switch (state) {
      case CONNECTING -> ConnectFailure.stopsConnect(end) ? stopConnect(end) : tryNext(end);
      case OPEN -> finish(kindOf(end), CloseEvents.connectionLost(end));
      case CLOSING -> finishClosing(drained && end.kind() == EndKind.CLOSED);
      case CLOSED -> List.of();
    };
  }

  private List<Effect> stopConnect(TransportEnd end) {
    return finish(
        SessionEnd.LOST,
        CloseEvents.allTransportsFailed(end),
        new Effect.AttemptFailed(Outcome.FAILED, end));
  }

  /** There is no info: the request failed, or a deadline passed first. */
  List<Effect> infoFailed(CloseEvent event) {
    return state == ReadyState.CONNECTING ? finish(SessionEnd.LOST, event) : List.of();
  }

  /** The allowance of the current attempt is used up. */
  List<Effect> allowanceOver(Phase phase) {
    return state == ReadyState.CONNECTING
        ? List.of(new Effect.Abort(), timedOut(phase), new Effect.TryNext())
        : List.of();
  }

  /** The time for the whole connect is over, during an attempt. */
  List<Effect> connectTimeout(Phase phase) {
    return state == ReadyState.CONNECTING
        ? finish(
            SessionEnd.LOST, CloseEvents.allTransportsFailed(), new Effect.Abort(), timedOut(phase))
        : List.of();
  }

  /** All transports were tried or skipped. */
  List<Effect> noTransportLeft() {
    return state == ReadyState.CONNECTING
        ? finish(SessionEnd.LOST, CloseEvents.allTransportsFailed())
        : List.of();
  }

  /** The application, or its client, closes the session in order. */
  List<Effect> close(int code, String reason) {
    if (state != ReadyState.CONNECTING && state != ReadyState.OPEN) {
      return List.of();
    }
    closeCode = code;
    closeReason = reason;
    if (state == ReadyState.CONNECTING) {
      return finishClosing(true, new Effect.Abort());
    }
    state = ReadyState.CLOSING;
    return List.of(new Effect.Drain());
  }

  /** All accepted messages were sent. */
  List<Effect> drained() {
    if (state != ReadyState.CLOSING || drained) {
      return List.of();
    }
    drained = true;
    return List.of(new Effect.Close(closeCode, closeReason));
  }

  /** The time for closing in order is over. */
  List<Effect> lingerOver() {
    return state == ReadyState.CLOSING ? finishClosing(false, new Effect.Abort()) : List.of();
  }

  /**
   * The session must end at once.
   *
   * @param event the close event, unless the application was already closing the session
   * @param end who ends it
   */
  List<Effect> abort(CloseEvent event, SessionEnd end) {
    return switch (state) {
      case CONNECTING, OPEN -> finish(end, event, new Effect.Abort());
      case CLOSING -> finishClosing(false, new Effect.Abort());
      case CLOSED -> List.of();
    };
  }

  /** The server has been silent for too long. */
  List<Effect> livenessTimeout() {
    return state == ReadyState.OPEN
        ? finish(SessionEnd.SILENT, CloseEvents.noHeartbeat(), new Effect.Abort())
        : List.of();
  }

  private List<Effect> open() {
    state = ReadyState.OPEN;
    return List.of(new Effect.Open());
  }

  private static List<Effect> tryNext(TransportEnd end) {
    return List.of(
        new Effect.Abort(), new Effect.AttemptFailed(Outcome.FAILED, end), new Effect.TryNext());
  }

  private static Effect timedOut(Phase phase) {
    return new Effect.AttemptFailed(
        Outcome.TIMEOUT, TransportEnd.failed(phase, "Transport timed out"));
  }

  private List<Effect> finish(SessionEnd end, CloseEvent event, Effect... before) {
    state = ReadyState.CLOSED;
    List<Effect> effects = new ArrayList<>(List.of(before));
    effects.add(new Effect.Finish(event, end));
    return effects;
  }

  /** Ends a session that the application has closed. */
  private List<Effect> finishClosing(boolean clean, Effect... before) {
    return finish(SessionEnd.APPLICATION, CloseEvent.of(closeCode, closeReason, clean), before);
  }

  private static SessionEnd kindOf(TransportEnd end) {
    return CloseEvents.isClosedByPeer(end) ? SessionEnd.SERVER : SessionEnd.LOST;
  }
}
