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
 * Decides what frames, ends, deadlines and calls mean for one session, and does nothing itself:
 * facts in, {@link Effect}s out.
 *
 * <pre>
 *                 o                    close()                 end, or linger over
 *   CONNECTING ------&gt; OPEN ---------------------&gt; CLOSING ------------------------&gt; CLOSED
 *    |      |             |  c, second o, end, silence, broken frame                    ^
 *    |      +-- failure: next transport                                                 |
 *    +-- c 1000 or 3000-4999, close(), fatal end, none left ----------------------------+
 * </pre>
 *
 * <p>Once it is CLOSED nothing has any effect. Not thread-safe: it belongs to the session's
 * mailbox.
 */
final class SessionMachine {

  private static final int NORMAL = 1000;
  private static final int ABNORMAL = 1006;
  private static final int ALL_FAILED = 2000;

  private ReadyState state = ReadyState.CONNECTING;
  private boolean drained;
  private int closeCode;
  private String closeReason = "";

  ReadyState state() {
    return state;
  }

  /** A raw transport is connected: there is no {@code o} to wait for. */
  List<Effect> rawConnected() {
    return state == ReadyState.CONNECTING ? open() : List.of();
  }

  List<Effect> frame(Frame frame) {
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
      return next(TransportEnd.failed(Phase.OPEN, "Messages came before the session was open"));
    }
    if (frame instanceof Frame.Broken broken) {
      return next(TransportEnd.failed(Phase.OPEN, broken.why()));
    }
    return List.of();
  }

  /** The application's own refusal is final; any other close is what proxies do. */
  private List<Effect> closedBeforeOpen(Frame.Close close) {
    TransportEnd why =
        TransportEnd.failed(
            Phase.OPEN, "The server closed with " + close.code() + " \"" + close.reason() + "\"");
    if (!isApplicationCode(close.code())) {
      return next(why);
    }
    return finish(
        CloseEvent.of(close.code(), close.reason(), true),
        new Effect.AttemptOver(Outcome.FAILED, why),
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
          CloseEvent.of(broken.closeCode(), broken.why(), false),
          new Effect.Close(broken.closeCode(), ""));
    }
    return List.of();
  }

  /** The application has said goodbye, so its code stands; the server can only cut it short. */
  private List<Effect> frameWhileClosing(Frame frame) {
    boolean over =
        frame instanceof Frame.Close
            || frame instanceof Frame.Open
            || frame instanceof Frame.Broken;
    return over
        ? finish(goodbye(drained && frame instanceof Frame.Close), new Effect.Abort())
        : List.of();
  }

  /** The transport has ended. */
  List<Effect> end(TransportEnd end) {
    return switch (state) {
      case CONNECTING ->
          end.kind() == EndKind.FATAL
              ? finish(because(allFailed(), end), new Effect.AttemptOver(Outcome.FAILED, end))
              : next(end);
      case OPEN -> finish(because(lost(end), end));
      case CLOSING -> finish(goodbye(drained && end.kind() == EndKind.CLOSED));
      case CLOSED -> List.of();
    };
  }

  private static CloseEvent lost(TransportEnd end) {
    int code = end.code().orElse(ABNORMAL);
    boolean closedByPeer = end.kind() == EndKind.CLOSED && end.code().isPresent();
    String reason = end.reason().isEmpty() && !closedByPeer ? "Connection lost" : end.reason();
    return CloseEvent.of(code, reason, closedByPeer);
  }

  /** The info could not be had, or the time for the connect was up before there was one. */
  List<Effect> infoFailed(CloseEvent event) {
    return state == ReadyState.CONNECTING ? finish(event) : List.of();
  }

  /** The current attempt has had its time. */
  List<Effect> allowanceOver(Phase phase) {
    return state == ReadyState.CONNECTING
        ? List.of(new Effect.Abort(), timedOut(phase), new Effect.TryNext())
        : List.of();
  }

  /** The time for the connect is over while an attempt is under way. */
  List<Effect> connectTimeOver(Phase phase) {
    return state == ReadyState.CONNECTING
        ? finish(allFailed(), new Effect.Abort(), timedOut(phase))
        : List.of();
  }

  /** There is no further transport to try. */
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
      return finish(goodbye(true), new Effect.Abort());
    }
    state = ReadyState.CLOSING;
    return List.of(new Effect.Drain());
  }

  /** While closing: all that was accepted has left. */
  List<Effect> drained() {
    if (state != ReadyState.CLOSING || drained) {
      return List.of();
    }
    drained = true;
    return List.of(new Effect.Close(closeCode, closeReason));
  }

  /** While closing: the time is over. */
  List<Effect> lingerOver() {
    return state == ReadyState.CLOSING ? finish(goodbye(false), new Effect.Abort()) : List.of();
  }

  /** The client is closed at once. What the application has said while closing stands. */
  List<Effect> abort(CloseEvent event) {
    return switch (state) {
      case CONNECTING, OPEN -> finish(event, new Effect.Abort());
      case CLOSING -> finish(goodbye(false), new Effect.Abort());
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

  private static List<Effect> next(TransportEnd why) {
    return List.of(
        new Effect.Abort(), new Effect.AttemptOver(Outcome.FAILED, why), new Effect.TryNext());
  }

  private static Effect timedOut(Phase phase) {
    return new Effect.AttemptOver(
        Outcome.TIMEOUT, TransportEnd.failed(phase, "Transport timed out"));
  }

  private List<Effect> finish(CloseEvent event, Effect... before) {
    state = ReadyState.CLOSED;
    List<Effect> steps = new ArrayList<>(List.of(before));
    steps.add(new Effect.Finish(event));
    return steps;
  }

  private static CloseEvent allFailed() {
    return CloseEvent.of(ALL_FAILED, "All transports failed", false);
  }

  private CloseEvent goodbye(boolean clean) {
    return CloseEvent.of(closeCode, closeReason, clean);
  }

  private static CloseEvent because(CloseEvent event, TransportEnd end) {
    CloseEvent because = event;
    if (end.status().isPresent()) {
      because = because.withStatus(end.status().getAsInt());
    }
    return end.cause().isPresent() ? because.withCause(end.cause().get()) : because;
  }

  private static boolean isApplicationCode(int code) {
    return code == NORMAL || (code >= 3000 && code <= 4999);
  }
}
