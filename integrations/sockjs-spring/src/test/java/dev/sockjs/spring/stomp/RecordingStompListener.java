package dev.sockjs.spring.stomp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;

/** Records the events as text, for a test to consume. */
final class RecordingStompListener implements StompSessionListener {

  private final List<String> events = new ArrayList<>();
  private final List<StompDisconnect> disconnects = new ArrayList<>();

  synchronized List<String> take() {
    List<String> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  synchronized StompDisconnect lastDisconnect() {
    return disconnects.get(disconnects.size() - 1);
  }

  private synchronized void add(String event) {
    events.add(event);
  }

  @Override
  public void onConnecting(int attempt) {
    add("connecting " + attempt);
  }

  @Override
  public void onConnected(StompSession session, StompHeaders connectedHeaders) {
    add("connected");
  }

  @Override
  public synchronized void onDisconnected(StompDisconnect disconnect) {
    disconnects.add(disconnect);
    events.add("disconnected " + disconnect.wasConnected());
  }

  @Override
  public void onWaiting(Duration pause) {
    add("waiting " + pause.toMillis());
  }

  @Override
  public void onStopped(Optional<StompDisconnect> reason) {
    add("stopped" + reason.map(why -> " " + why.cause().getMessage()).orElse(""));
  }

  @Override
  public void onException(StompHeaders headers, Throwable exception) {
    add("exception " + exception.getMessage());
  }
}
