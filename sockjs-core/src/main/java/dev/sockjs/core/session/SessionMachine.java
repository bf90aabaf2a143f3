package dev.sockjs.core.session;

import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what frames, ends, deadlines and calls mean for one session. It does nothing itself:
 * facts go in, {@link Effect}s come out.
 *
 * <pre>
 *                 o                    close()                 end, or linger over
 *   CONNECTING ------&gt; OPEN ---------------------&gt; CLOSING ------------------------&gt; CLOSED
 *    |      |             |  c, second o, end, silence, broken frame                    ^
 *    |      +-- failure: next transport                                                 |
 *    +-- c 1000 or 3000-4999, close(), final failure, none left ------------------------+
 * </pre>
 *
 * <p>Once it is CLOSED nothing has any effect. Not thread-safe: it belongs to the session's serial
 * executor.
 */
final class SessionMachine {

  private static final int NORMAL = 1000;
  private static final int ABNORMAL = 1006;
  private static final int ALL_FAILED = 2000;

  /** sockjs-protocol 0.3.3, "Another connection still open": there is another receiver. */
  private static final int ANOTHER_CONNECTION = 2010;

  private static final int NOT_FOUND = 404;

  private ReadyState state = ReadyState.CONNECTING;
  private boolean drained;
  private int closeCode;
  private String closeReason = "";

  /** Set while no frame of a re-opened response has arrived. */
  private boolean justReopened;

  /** Set while the last frame was a {@link #ANOTHER_CONNECTION} that was ignored. */
  private boolean ignoredAnotherConnection;

  ReadyState state() {
    return state;
  }

  /** A raw transport is connected: there is no {@code o} to wait for. */
  List<Effect> rawConnected() {
    return state == ReadyState.CONNECTING ? open() : List.of();
  }

  /** The next frame is the first one of another response. */
  void reopened() {
    justReopened = true;
  }

  List<Effect> frame(Frame frame) {
    if (frame instanceof Frame.Prelude) {
      return List.of();
    }
    if (isEarlyAnotherConnection(frame)) {
      ignoredAnotherConnection = true;
      return List.of();
    }
    justReopened = false;
    ignoredAnotherConnection = false;
    return switch (state) {
      case CONNECTING -> frameBeforeOpen(frame);
      case OPEN -> frameWhileOpen(frame);
      case CLOSING -> frameWhileClosing(frame);
      case CLOSED -> List.of();
    };
  }

  /**
   * Vert.x sends this close frame if it has not noticed yet that the last receiving request is
   * over. The transport then sends its next receiving request; a second such frame counts.
   */
  private boolean isEarlyAnotherConnection(Frame frame) {
    return frame instanceof Frame.Close close
        && close.code() == ANOTHER_CONNECTION
        && justReopened
        && !ignoredAnotherConnection;
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
    return List.of();
  }

  /** A close by the application on the server is final; proxies cause any other close. */
  private List<Effect> closedBeforeOpen(Frame.Close close) {
    TransportEnd end =
        TransportEnd.failed(
            Phase.OPEN,
            "The server closed the session with " + close.code() + " \"" + close.reason() + "\"");
    if (!isApplicationCode(close.code())) {
      return tryNext(end);
    }
    return finish(
        CloseEvent.of(close.code(), close.reason(), true),
        new Effect.AttemptOver(Outcome.FAILED, end),
        new Effect.Close(NORMAL, ""));
  }

  private List<Effect> frameWhileOpen(Frame frame) {
    if (frame instanceof Frame.Messages messages) {
      return List.of(new Effect.Deliver(messages.messages()));
    }
    if (frame instanceof Frame.Heartbeat) {
      return List.of(new Effect.Heartbeat());
    }
    if (frame instanceof Frame.Open) {
      return finish(CloseEvent.of(ABNORMAL, "Server lost session", false), new Effect.Abort());
    }
    if (frame instanceof Frame.Close close) {
      return finish(
          CloseEvent.of(close.code(), close.reason(), true), new Effect.Close(NORMAL, ""));
    }
    if (frame instanceof Frame.Broken broken) {
      return finish(
          CloseEvent.of(broken.closeCode(), broken.reason(), false),
          new Effect.Close(broken.closeCode(), ""));
    }
    return List.of();
  }

  /** The application has closed, so its code stays; the server can only end the draining early. */
  private List<Effect> frameWhileClosing(Frame frame) {
    boolean isLast =
        frame instanceof Frame.Close
            || frame instanceof Frame.Open
            || frame instanceof Frame.Broken;
    return isLast
        ? finish(closedByUser(drained && frame instanceof Frame.Close), new Effect.Abort())
        : List.of();
  }

  /** The transport has ended. */
  List<Effect> end(TransportEnd end) {
    return switch (state) {
      case CONNECTING ->
          ConnectFailure.stopsConnect(end)
              ? finish(withFacts(allFailed(), end), new Effect.AttemptOver(Outcome.FAILED, end))
              : tryNext(end);
      case OPEN -> finish(withFacts(lost(end), end));
      case CLOSING -> finish(closedByUser(drained && end.kind() == EndKind.CLOSED));
      case CLOSED -> List.of();
    };
  }

  private static CloseEvent lost(TransportEnd end) {
    if (end.status().orElse(0) == NOT_FOUND) {
      return CloseEvent.of(
          ABNORMAL, "The server does not know the session (404): is the balancer sticky?", false);
    }
    int code = end.code().orElse(ABNORMAL);
    boolean closedByPeer = end.kind() == EndKind.CLOSED && end.code().isPresent();
    String reason = end.reason().isEmpty() && !closedByPeer ? "Connection lost" : end.reason();
    return CloseEvent.of(code, reason, closedByPeer);
  }

  /** There is no info: the request failed, or a deadline came first. */
  List<Effect> infoFailed(CloseEvent event) {
    return state == ReadyState.CONNECTING ? finish(event) : List.of();
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
        ? finish(allFailed(), new Effect.Abort(), timedOut(phase))
        : List.of();
  }

  /** There is no other transport left to try. */
  List<Effect> noneLeft() {
    return state == ReadyState.CONNECTING ? finish(allFailed()) : List.of();
  }

  /** The application, or its client, closes in order. */
  List<Effect> close(int code, String reason) {
    if (state != ReadyState.CONNECTING && state != ReadyState.OPEN) {
      return List.of();
    }
    closeCode = code;
    closeReason = reason;
    if (state == ReadyState.CONNECTING) {
      return finish(closedByUser(true), new Effect.Abort());
    }
    state = ReadyState.CLOSING;
    return List.of(new Effect.Drain());
  }

  /** Every accepted message has been sent. */
  List<Effect> drained() {
    if (state != ReadyState.CLOSING || drained) {
      return List.of();
    }
    drained = true;
    return List.of(new Effect.Close(closeCode, closeReason));
  }

  /** The time for closing in order is over. */
  List<Effect> lingerOver() {
    return state == ReadyState.CLOSING
        ? finish(closedByUser(false), new Effect.Abort())
        : List.of();
  }

  /**
   * The session ends at once.
   *
   * @param event how it ends, unless the application was closing it already
   */
  List<Effect> abort(CloseEvent event) {
    return switch (state) {
      case CONNECTING, OPEN -> finish(event, new Effect.Abort());
      case CLOSING -> finish(closedByUser(false), new Effect.Abort());
      case CLOSED -> List.of();
    };
  }

  /** The server has been silent for too long. */
  List<Effect> silent() {
    return state == ReadyState.OPEN
        ? finish(CloseEvent.of(ABNORMAL, "No heartbeat", false), new Effect.Abort())
        : List.of();
  }

  private List<Effect> open() {
    state = ReadyState.OPEN;
    return List.of(new Effect.Open());
  }

  private static List<Effect> tryNext(TransportEnd end) {
    return List.of(
        new Effect.Abort(), new Effect.AttemptOver(Outcome.FAILED, end), new Effect.TryNext());
  }

  private static Effect timedOut(Phase phase) {
    return new Effect.AttemptOver(
        Outcome.TIMEOUT, TransportEnd.failed(phase, "Transport timed out"));
  }

  private List<Effect> finish(CloseEvent event, Effect... before) {
    state = ReadyState.CLOSED;
    List<Effect> effects = new ArrayList<>(List.of(before));
    effects.add(new Effect.Finish(event));
    return effects;
  }

  private static CloseEvent allFailed() {
    return CloseEvent.of(ALL_FAILED, "All transports failed", false);
  }

  private CloseEvent closedByUser(boolean clean) {
    return CloseEvent.of(closeCode, closeReason, clean);
  }

  private static CloseEvent withFacts(CloseEvent event, TransportEnd end) {
    CloseEvent complete = event;
    if (end.status().isPresent()) {
      complete = complete.withStatus(end.status().getAsInt());
    }
    return end.cause().isPresent() ? complete.withCause(end.cause().get()) : complete;
  }

  private static boolean isApplicationCode(int code) {
    return code == NORMAL || (code >= 3000 && code <= 4999);
  }
}
