package dev.sockjs.reconnect;

import dev.sockjs.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records the events as lines of text. */
final class RecordingReconnectListener implements ReconnectListener {

  /** What {@code onOpen} does. */
  interface Opened {
    void run(Opening opening) throws Exception;
  }

  final List<String> events = new ArrayList<>();
  final List<Disconnect> disconnects = new ArrayList<>();
  final List<PossiblyLost> lost = new ArrayList<>();
  final List<String> notSent = new ArrayList<>();
  final List<Throwable> errors = new ArrayList<>();
  Opened opened = opening -> {};
  Runnable onMessage = () -> {};
  @Nullable ReconnectEnd end;

  /** Returns the events since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  private void add(String event) {
    if (end != null) {
      throw new AssertionError(event + " after onClose");
    }
    events.add(event);
  }

  @Override
  public void onState(ReconnectingSockJs sock, ReconnectState from, ReconnectState to) {
    add(from + "->" + to);
  }

  @Override
  public void onAttempt(ReconnectingSockJs sock, Attempt attempt) {
    add("tried " + attempt.transport());
  }

  @Override
  public void onOpen(ReconnectingSockJs sock, Opening opening) throws Exception {
    add("open " + opening.number());
    opened.run(opening);
  }

  @Override
  public void onMessage(ReconnectingSockJs sock, String message) {
    add("message " + message);
    onMessage.run();
  }

  @Override
  public void onHeartbeat(ReconnectingSockJs sock) {
    add("heartbeat");
  }

  @Override
  public void onWritable(ReconnectingSockJs sock) {
    add("writable");
  }

  @Override
  public void onPossiblyLost(ReconnectingSockJs sock, PossiblyLost possiblyLost) {
    add("possibly lost " + possiblyLost.accepted());
    lost.add(possiblyLost);
  }

  @Override
  public void onNotSent(ReconnectingSockJs sock, List<String> messages, String reason) {
    add("not sent " + messages.size() + ": " + reason);
    notSent.addAll(messages);
  }

  @Override
  public void onDown(ReconnectingSockJs sock, Disconnect disconnect, Duration delay) {
    add("down " + disconnect.kind() + " " + disconnect.attempts() + ", " + delay.toMillis());
    disconnects.add(disconnect);
  }

  @Override
  public void onError(ReconnectingSockJs sock, Throwable error) {
    errors.add(error);
  }

  @Override
  public void onClose(ReconnectingSockJs sock, ReconnectEnd ended) {
    add("closed " + ended);
    end = ended;
  }
}
