package dev.sockjs.cli.connect;

import dev.sockjs.Attempt;
import dev.sockjs.SockJs;
import dev.sockjs.cli.output.ErrorMessage;
import dev.sockjs.reconnect.Disconnect;
import dev.sockjs.reconnect.Opening;
import dev.sockjs.reconnect.PossiblyLost;
import dev.sockjs.reconnect.ReconnectEnd;
import dev.sockjs.reconnect.ReconnectListener;
import dev.sockjs.reconnect.ReconnectingSockJs;
import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the events of a session that connects again to a {@link ConnectSession}. */
public final class ReconnectSession implements ReconnectListener {

  private final ConnectSession session;
  private final Scheduler scheduler;

  /** Created by the first callback that needs it. Callbacks run one at a time. */
  private @Nullable ReconnectLink link;

  /** Creates a listener, which is used once. */
  public ReconnectSession(ConnectSession session, Scheduler scheduler) {
    this.session = session;
    this.scheduler = scheduler;
  }

  @Override
  public void onAttempt(ReconnectingSockJs sock, Attempt attempt) {
    session.attempted(attempt);
  }

  @Override
  public void onOpen(ReconnectingSockJs sock, Opening opening) {
    ReconnectLink current = link == null ? session.reconnectLink(sock, scheduler) : link;
    link = current;
    SockJs opened = opening.session();
    current.during(
        opening, () -> session.opened(opened.transport().orElseThrow(), opened.url(), current));
  }

  @Override
  public void onMessage(ReconnectingSockJs sock, String message) {
    session.received(message);
  }

  @Override
  public void onHeartbeat(ReconnectingSockJs sock) {
    session.heartbeat();
  }

  @Override
  public void onDown(ReconnectingSockJs sock, Disconnect disconnect, Duration delay) {
    session.down(disconnect.closeEvent(), delay);
  }

  @Override
  public void onPossiblyLost(ReconnectingSockJs sock, PossiblyLost lost) {
    session.printError("Some of the last messages may be lost: " + lost);
  }

  @Override
  public void onNotSent(ReconnectingSockJs sock, List<String> messages, String reason) {
    session.printError(messages.size() + " messages were not sent: " + reason);
  }

  @Override
  public void onError(ReconnectingSockJs sock, Throwable error) {
    session.printError(ErrorMessage.of(error));
  }

  @Override
  public void onClose(ReconnectingSockJs sock, ReconnectEnd end) {
    if (end.reason() != ReconnectEnd.Reason.APPLICATION) {
      session.printError("No more attempts to connect: " + end.reason());
    }
    session.end(end.closeEvent());
  }
}
