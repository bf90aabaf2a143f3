package dev.sockjs.testkit.server;

import java.io.IOException;

/** The client sent bytes that its protocol forbids. Unlike a lost connection, this is reported. */
final class ProtocolViolation extends IOException {
  private static final long serialVersionUID = 1L;

  ProtocolViolation(String message) {
    super(message);
  }
}
