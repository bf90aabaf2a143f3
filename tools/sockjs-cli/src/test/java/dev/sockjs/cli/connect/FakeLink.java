package dev.sockjs.cli.connect;

import dev.sockjs.cli.connect.InputLine.Send;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A link that accepts everything if it is not full, and records what it did. Not thread-safe. */
public final class FakeLink implements Link {

  /** Every message, and the close as {@code close 1000}. */
  public final List<String> calls = new ArrayList<>();

  boolean isFull;

  @Override
  public boolean offer(String message) {
    return !isFull && calls.add(message);
  }

  /** Offers the message of a line, as the sender of the input does. */
  boolean offer(String line, StompCommands commands) {
    return offer((Send) commands.apply(line));
  }

  /** Offers the messages of a line. */
  boolean offer(Send send) {
    return send.messages().stream().allMatch(message -> send.offer().test(this, message));
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public CompletionStage<Void> flushed() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close(CloseRequest request) {
    calls.add("close " + request.code().orElse(1000));
  }
}
