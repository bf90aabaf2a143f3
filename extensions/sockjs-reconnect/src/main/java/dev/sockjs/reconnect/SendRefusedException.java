package dev.sockjs.reconnect;

import dev.sockjs.SockJsException;

/**
 * Reports that a message was <em>not</em> accepted, because the state is not {@link
 * ReconnectState#OPEN}. Nothing of it was sent, so it can be sent again without the risk of a
 * duplicate.
 */
public final class SendRefusedException extends SockJsException {

  private static final long serialVersionUID = 1L;

  /** The state in which the message was refused. */
  private final ReconnectState state;

  SendRefusedException(ReconnectState state) {
    super("The message was not accepted, because the session is " + state, null);
    this.state = state;
  }

  /** {@return the state in which the message was refused} */
  public ReconnectState state() {
    return state;
  }
}
