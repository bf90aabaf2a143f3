package dev.sockjs.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes every call from within the transport's callbacks: requests the next frame, sends each
 * message after the echo of the previous one, and closes after the last.
 */
final class PingPong {

  private final List<String> messages;
  private final List<String> received = new ArrayList<>();
  private CompletionStage<Void> sending = CompletableFuture.completedStage(null);
  private @Nullable ContractSession session;

  PingPong(List<String> messages) {
    this.messages = messages;
  }

  /** Waits for the connection and requests the first frame. No frame arrives before that. */
  void start(ContractSession started) {
    started.listener().awaitConnected();
    synchronized (this) {
      session = started;
    }
    started.request(1);
    if (started.isRaw()) {
      sendNext(started);
    }
  }

  /** Handles a frame, on the thread that delivers it. */
  synchronized void frame(String frame) {
    ContractSession started = session;
    if (started == null) {
      return; // Not requested: the recording listener reports that.
    }
    started.request(1);
    if (started.isPreludeOrHeartbeat(frame)) {
      return;
    }
    if (started.isRaw() || !frame.equals("o")) {
      received.addAll(started.messagesOf(frame));
    }
    sendNext(started);
  }

  synchronized List<String> received() {
    return List.copyOf(received);
  }

  private synchronized void sendNext(ContractSession started) {
    if (received.size() == messages.size()) {
      started.transport().close(1000, "Done");
      return;
    }
    String next = started.encode(messages.get(received.size()));
    sending = sending.thenCompose(sent -> started.transport().send(List.of(next)));
  }
}
