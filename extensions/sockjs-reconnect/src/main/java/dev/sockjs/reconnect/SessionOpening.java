package dev.sockjs.reconnect;

import dev.sockjs.SockJs;
import java.util.Objects;

/** The {@link Opening} of one session. */
final class SessionOpening implements Opening {

  private final LiveSession session;
  private final Sender sender;
  private final long number;
  private volatile boolean over;

  SessionOpening(LiveSession session, Sender sender, long number) {
    this.session = session;
    this.sender = sender;
    this.number = number;
  }

  /** Accepts no more messages. */
  void over() {
    over = true;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public void send(String message) {
    Objects.requireNonNull(message, "message");
    if (over) {
      throw new IllegalStateException("onOpen has returned: use ReconnectingSockJs.send");
    }
    sender.sendFirst(session, message);
  }

  @Override
  public SockJs session() {
    return session.openSock();
  }
}
