package dev.sockjs.reconnect;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.reconnect.Disconnect.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One session, from the connect to its end. Passes its callbacks on. */
final class LiveSession implements SockJsListener {

  /** Acts on the events that change the state. Called on the callbacks of the session. */
  interface Owner {
    void opened(LiveSession session);

    void writable(LiveSession session);

    void closed(LiveSession session, CloseEvent event);
  }

  private final Owner owner;
  private final Events events;

  /** Set by the thread that connects, or by the first callback. */
  private volatile @Nullable SockJs sock;

  // Used by callbacks, and after the last one.

  private final List<Attempt> tried = new ArrayList<>();

  /** True if this client has closed the session before the server did. */
  private volatile boolean closedHere;

  // Guarded by the status.

  final Ledger ledger;
  boolean wasOpen;

  /** The calls of send that are in progress. The end waits for them, because it reports them. */
  int sending;

  /** True if the session has refused a message because it is closing. */
  boolean refusing;

  @Nullable CloseEvent end;
  @Nullable Throwable renewalFailure;

  LiveSession(Owner owner, Events events, int rememberLimit) {
    this.owner = owner;
    this.events = events;
    this.ledger = new Ledger(rememberLimit);
  }

  /** Tells if the session may accept messages. Guarded by the status. */
  boolean isUsable() {
    return !refusing && end == null;
  }

  void connected(SockJs connection) {
    sock = connection;
  }

  /** Returns the connection, or null if the call of connect has not returned. */
  @Nullable SockJs sock() {
    return sock;
  }

  /** Returns the connection of a session that has opened. */
  SockJs openSock() {
    SockJs open = sock;
    if (open == null) {
      throw new IllegalStateException("The session has not opened");
    }
    return open;
  }

  /** Must be called before this client closes the session. */
  void closes(SockJs connection) {
    if (connection.readyState().compareTo(ReadyState.CLOSING) < 0) {
      closedHere = true;
    }
  }

  /** Returns the event of a session that has ended. */
  CloseEvent closeEvent() {
    CloseEvent event = end;
    if (event == null) {
      throw new IllegalStateException("The session has not ended");
    }
    return event;
  }

  /** Describes the end. Guarded by the status. */
  Disconnect disconnect(int attempts) {
    CloseEvent event = closeEvent();
    Throwable failure = renewalFailure;
    if (failure != null) {
      CloseEvent failed =
          CloseEvent.of(1006, "The onOpen method of the listener failed", false).withCause(failure);
      return new Disconnect(Kind.RENEWAL_FAILED, failed, tried, attempts);
    }
    Kind ofOpen = event.wasClean() ? Kind.CLOSED_BY_SERVER : Kind.LOST;
    return new Disconnect(wasOpen ? ofOpen : Kind.CONNECT_FAILED, event, tried, attempts);
  }

  /**
   * Returns what may be lost, or null if nothing was accepted, or this client has closed the
   * session and the server has received everything. Guarded by the status.
   *
   * @param ending why the application ended the session, or null if it did not
   */
  @Nullable PossiblyLost possiblyLost(@Nullable Ending ending) {
    CloseEvent event = closeEvent();
    boolean hasOurReason = renewalFailure != null || (ending != null && ending.isReasonOf(event));
    return ledger.accepted() == 0 || (closedHere && hasOurReason && event.wasClean())
        ? null
        : ledger.possiblyLost();
  }

  @Override
  public void onAttempt(SockJs connection, Attempt attempt) {
    sock = connection;
    tried.add(attempt);
    events.attempt(attempt);
  }

  @Override
  public void onOpen(SockJs connection) {
    sock = connection;
    owner.opened(this);
  }

  @Override
  public void onMessage(SockJs connection, String message) {
    events.message(message);
  }

  @Override
  public void onHeartbeat(SockJs connection) {
    events.heartbeat();
  }

  @Override
  public void onWritable(SockJs connection) {
    owner.writable(this);
  }

  @Override
  public void onError(SockJs connection, Throwable error) {
    events.error(error);
  }

  @Override
  public void onClose(SockJs connection, CloseEvent event) {
    sock = connection;
    owner.closed(this, event);
  }
}
