package dev.sockjs.cli.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A link that accepts everything, and records messages and the close. Not thread-safe. */
public final class FakeLink implements Link {

  /** Every message, and the close as {@code close 1000}. */
  public final List<String> calls = new ArrayList<>();

  @Override
  public boolean offer(String message) {
    calls.add(message);
    return true;
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
