package dev.sockjs.core;

import dev.sockjs.SockJsException;

/** The info request was answered, but not with an info. */
final class InfoRefusedException extends SockJsException {

  private static final long serialVersionUID = 1L;

  private final int status;

  InfoRefusedException(String message, int status) {
    super(message, null);
    this.status = status;
  }

  int status() {
    return status;
  }
}
