package dev.sockjs.reconnect;

import dev.sockjs.CloseEvent;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.reconnect.Disconnect.Kind;
import dev.sockjs.spi.Causes;
import org.jspecify.annotations.Nullable;

/** Opens one session after another: asks the source, connects, and sends what goes first. */
final class SessionConnector implements LiveSession.Owner {

  /** Decides what follows. */
  interface Owner {

    /** Called on the callbacks of a session that has opened. */
    void opened();

    /** Called on the callbacks of a session that accepts every message now. */
    void usable();

    /** Called on the serial tasks when an attempt has failed without a session. */
    void failed(Kind kind, CloseEvent event);

    /** Called on the serial tasks when no session was started, because this ends for good. */
    void abandoned(Ending ending);

    /** Called on the serial tasks when a session has ended. */
    void ended(LiveSession session);
  }

  private final SockJsClient client;
  private final SourceCall source;
  private final int rememberLimit;
  private final SerialTasks tasks;
  private final Status status;
  private final Events events;
  private final Sender sender;
  private final Owner owner;

  SessionConnector(
      ReconnectingSockJsBuilder builder,
      SerialTasks tasks,
      Status status,
      Events events,
      Owner owner) {
    this.client = builder.client;
    this.source =
        new SourceCall(builder.source, builder.executor, builder.scheduler, builder.sourceTimeout);
    this.rememberLimit = builder.rememberLimit;
    this.tasks = tasks;
    this.status = status;
    this.events = events;
    this.owner = owner;
    this.sender = new Sender(status, events, builder.sendWhileDown, this::endedLater);
  }

  Sender sender() {
    return sender;
  }

  /** Starts an attempt. On the serial tasks. */
  void attempt(int number) {
    source.ask(number, (target, failure) -> tasks.execute(() -> answered(target, failure)));
  }

  /** Stops waiting for the source. */
  void cancel() {
    source.cancel();
  }

  private void answered(@Nullable ConnectTarget target, @Nullable Throwable failure) {
    LiveSession session = new LiveSession(this, events, rememberLimit);
    synchronized (status) {
      if (status.state() != ReconnectState.CONNECTING) {
        return; // This ends for good.
      }
      status.session = target == null ? null : session;
    }
    if (target != null) {
      connect(target, session);
    } else if (failure != null) {
      owner.failed(Kind.SOURCE_FAILED, failure("The connect source failed", failure));
    }
  }

  private void connect(ConnectTarget target, LiveSession session) {
    SockJs sock;
    try {
      sock =
          target.options().isPresent()
              ? client.connect(target.url(), target.options().get(), session)
              : client.connect(target.url(), session);
    } catch (RuntimeException | Error e) {
      notConnected(e);
      return;
    }
    session.connected(sock);
    Ending ending = ending();
    if (ending != null) {
      ending.end(sock);
    }
  }

  private void notConnected(Throwable failure) {
    Ending ending;
    synchronized (status) {
      status.session = null;
      ending = status.ending;
    }
    if (ending != null) {
      owner.abandoned(ending);
    } else if (failure instanceof IllegalStateException) {
      owner.failed(Kind.CONNECT_FAILED, ClientClosed.event().withCause(failure));
    } else if (failure instanceof IllegalArgumentException) {
      owner.failed(Kind.SOURCE_FAILED, failure("The client rejected the target", failure));
    } else {
      owner.failed(Kind.CONNECT_FAILED, failure("The client could not connect", failure));
    }
  }

  private static CloseEvent failure(String reason, Throwable cause) {
    return CloseEvent.of(1006, reason, false).withCause(Causes.explained(cause));
  }

  private @Nullable Ending ending() {
    synchronized (status) {
      return status.ending;
    }
  }

  @Override
  public void opened(LiveSession session) {
    long number;
    synchronized (status) {
      if (status.session != session || status.ending != null) {
        return; // The session is being closed.
      }
      session.wasOpen = true;
      number = ++status.counters.sessionsOpened;
      status.change(ReconnectState.RENEWING);
    }
    owner.opened();
    events.reportState();
    SessionOpening opening = new SessionOpening(session, sender, number);
    try {
      events.opening(opening);
    } catch (Exception | Error e) {
      renewalFailed(session, e);
      return;
    } finally {
      opening.over();
    }
    renew(session);
  }

  private void renewalFailed(LiveSession session, Throwable failure) {
    SockJs sock = session.openSock();
    if (failure instanceof SessionClosedException closed && closed.sock() == sock) {
      return; // The end of the session follows, and says why.
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    boolean alive;
    synchronized (status) {
      alive = status.ending == null;
      session.renewalFailure = failure;
    }
    if (alive) {
      session.closes(sock);
      sock.close();
    } else {
      events.error(failure); // The end has another reason.
    }
  }

  private void renew(LiveSession session) {
    if (!sender.renew(session)) {
      return;
    }
    owner.usable();
    events.reportState();
    events.opened();
    boolean writable;
    synchronized (status) {
      writable = status.outbox.takeRejected();
    }
    if (writable) {
      events.writable();
    }
  }

  @Override
  public void writable(LiveSession session) {
    boolean renewing;
    synchronized (status) {
      renewing = status.isRenewing(session);
    }
    if (renewing) {
      renew(session);
    } else {
      events.writable();
    }
  }

  @Override
  public void closed(LiveSession session, CloseEvent event) {
    synchronized (status) {
      session.end = event;
      if (session.sending > 0) {
        return; // The last call of send does what follows.
      }
    }
    endedLater(session);
  }

  private void endedLater(LiveSession session) {
    tasks.execute(() -> owner.ended(session));
  }
}
