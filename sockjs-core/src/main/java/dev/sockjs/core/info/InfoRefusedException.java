package dev.sockjs.core.info;

import dev.sockjs.SockJsException;

/** The info request got a response that is not an info. */
public final class InfoRefusedException extends SockJsException {

  private static final long serialVersionUID = 1L;

  private final int status;

  InfoRefusedException(String message, int status) {
    super(message, null);
    this.status = status;
  }

  /** Returns the HTTP status of the response. */
  public int status() {
    return status;
  }
}
