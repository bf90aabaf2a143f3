package dev.sockjs.cli.command;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.connect.ConnectSession;
import dev.sockjs.cli.probe.InfoDiagnosis;
import java.util.Optional;

/** Says what to try after a session that did not open. */
final class ConnectFailure {

  /** "All transports failed", a code of sockjs-client 1.6.1, lib/main.js. */
  private static final int ALL_TRANSPORTS_FAILED = 2000;

  private ConnectFailure() {}

  /** Prints the likely cause and what to do about it, if there is something to say. */
  static void explain(ConnectSession session, ServerOptions request, Stdio stdio) {
    session
        .closeEvent()
        .filter(event -> !session.hasOpened())
        .flatMap(event -> advice(event, request, stdio))
        .ifPresent(text -> stdio.err().println("sockjs: " + text));
  }

  private static Optional<String> advice(CloseEvent event, ServerOptions request, Stdio stdio) {
    if (event.code() == ALL_TRANSPORTS_FAILED) {
      return Optional.of(
          "No transport opened a session. Try: "
              + Program.NAME
              + " probe URL, which says why for each");
    }
    boolean failedByItself = event.status().isPresent() || event.cause().isPresent();
    return failedByItself
        ? Optional.of(InfoDiagnosis.of(event, request.proxy(stdio)))
        : Optional.empty();
  }
}
