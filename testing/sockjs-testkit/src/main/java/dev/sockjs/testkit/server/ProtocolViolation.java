package dev.sockjs.testkit.server;

import java.io.IOException;

/** The client sent what its protocol forbids: a fault to report, unlike a lost connection. */
final class ProtocolViolation extends IOException {
  private static final long serialVersionUID = 1L;

  ProtocolViolation(String what) {
    super(what);
  }
}
