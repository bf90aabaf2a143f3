package dev.sockjs.testkit.contract;

import dev.sockjs.testkit.recorder.TransportReaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Does everything from within the transport's calls: requests the next frame, sends each message
 * when the one before it has come back, and closes behind the last.
 */
final class PingPong implements TransportReaction {

  private final List<String> messages;
  private final List<String> received = new ArrayList<>();
  private CompletionStage<Void> sending = CompletableFuture.completedStage(null);
  private @Nullable ContractSession session;

  PingPong(List<String> messages) {
    this.messages = messages;
  }

  /** Begins once the transport has connected: no frame comes before it is requested. */
  void begin(ContractSession begun) {
    begun.listener().awaitConnected();
    synchronized (this) {
      session = begun;
    }
    begun.request(1);
    if (begun.isRaw()) {
      goOn(begun);
    }
  }

  @Override
  public synchronized boolean frame(String frame) {
    ContractSession begun = session;
    if (begun == null) {
      return false; // Not requested, which the recording listener reports.
    }
    begun.request(1);
    if (begun.saysNothing(frame)) {
      return false;
    }
    if (begun.isRaw() || !frame.equals("o")) {
      received.addAll(begun.messagesOf(frame));
    }
    goOn(begun);
    return true;
  }

  synchronized List<String> received() {
    return List.copyOf(received);
  }

  private synchronized void goOn(ContractSession begun) {
    if (received.size() == messages.size()) {
      begun.transport().close(1000, "That was all");
      return;
    }
    String next = begun.element(messages.get(received.size()));
    sending = sending.thenCompose(sent -> begun.transport().send(List.of(next)));
  }
}
