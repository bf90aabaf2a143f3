package dev.sockjs.benchmarks.endtoend.scenario;

import dev.sockjs.benchmarks.endtoend.peer.Client;
import dev.sockjs.benchmarks.endtoend.peer.Events;
import dev.sockjs.benchmarks.endtoend.peer.Session;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts messages of one session, and waits for its last one, which is {@code end}. */
class Received implements Events {
  static final long TIMEOUT_SECONDS = 20;

  private final AtomicLong count = new AtomicLong();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Opens a session that reports to this. */
  final Session open(Client client, URI url) throws Exception {
    return client.open(url, this).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns the number of messages until now. */
  final long count() {
    return count.get();
  }

  @Override
  public void onMessage(Session session, String message) throws Exception {
    count.lazySet(count.getPlain() + 1); // one thread at a time
    if (message.equals("end")) {
      end.complete(null);
    }
  }

  @Override
  public final void onEnd(String reason) {
    end.completeExceptionally(new IllegalStateException("The session ended: " + reason));
  }

  /** Waits for the last message; fails if the session ends before. */
  final void awaitEnd() throws InterruptedException, ExecutionException, TimeoutException {
    end.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits for the end of a session that was closed. */
  final void awaitClosed() throws InterruptedException, TimeoutException {
    try {
      end.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // That is how the end is told.
    }
  }

  /** Fails if the session has ended. */
  final void requireOpen() {
    if (end.isCompletedExceptionally()) {
      end.join();
    }
  }
}
