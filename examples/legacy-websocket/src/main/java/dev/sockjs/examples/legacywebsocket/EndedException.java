package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.Phase;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;

/** The connection has to end for a reason that is not an error of the network. */
final class EndedException extends IOException {

  private static final long serialVersionUID = 1L;

  /** The end to report. */
  final transient TransportEnd end;

  private EndedException(TransportEnd end) {
    super(end.reason());
    this.end = end;
  }

  /** The server or a proxy refused the connection with a status. */
  static EndedException refused(Phase phase, String reason, int status) {
    return new EndedException(TransportEnd.failed(phase, reason + status).withStatus(status));
  }

  /**
   * The server sent what the protocol or a bound of this client forbids.
   *
   * @param code 1002, 1007 or 1009 (RFC 6455, section 7.4.1)
   */
  static EndedException violation(int code, String reason) {
    return new EndedException(TransportEnd.failed(Phase.RECEIVE, reason).withCode(code));
  }
}
