package dev.sockjs.cli.connect;

import dev.sockjs.cli.record.Recorder;
import dev.sockjs.reconnect.Opening;
import dev.sockjs.reconnect.ReconnectState;
import dev.sockjs.reconnect.ReconnectingSockJs;
import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A session that connects again, of which each accepted message is recorded. */
final class ReconnectLink implements Link {

  /** Short for people, and no load for a machine. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  private final ReconnectingSockJs sock;
  private final Recorder recorder;
  private final Scheduler scheduler;

  /** The thread that opens a session, which sends through the opening. */
  private volatile @Nullable Thread opener;

  private volatile @Nullable Opening opening;

  ReconnectLink(ReconnectingSockJs sock, Recorder recorder, Scheduler scheduler) {
    this.sock = sock;
    this.recorder = recorder;
    this.scheduler = scheduler;
  }

  /** Runs code whose messages are the first ones of a session. */
  void during(Opening newSession, Runnable code) {
    opening = newSession;
    opener = Thread.currentThread();
    try {
      code.run();
    } finally {
      opener = null;
      opening = null;
    }
  }

  @Override
  public boolean offer(String message) {
    synchronized (recorder) { // so that the response to a message is recorded after it
      boolean accepted = accept(message);
      if (accepted) {
        recorder.sent(message);
      }
      return accepted;
    }
  }

  private boolean accept(String message) {
    Opening current = opening;
    if (current == null || !Thread.currentThread().equals(opener)) {
      return sock.offer(message);
    }
    current.send(message);
    return true;
  }

  @Override
  public boolean isAlive() {
    return sock.state() != ReconnectState.CLOSING && sock.state() != ReconnectState.CLOSED;
  }

  @Override
  public CompletionStage<Void> flushed() {
    CompletableFuture<Void> flushed = new CompletableFuture<>();
    poll(flushed);
    return flushed;
  }

  private void poll(CompletableFuture<Void> flushed) {
    scheduler.schedule(
        POLL_INTERVAL,
        () -> {
          boolean isSent = sock.state() == ReconnectState.OPEN && sock.bufferedAmount() == 0;
          if (isSent || !isAlive()) {
            flushed.complete(null);
          } else {
            poll(flushed);
          }
        });
  }

  @Override
  public void close(CloseRequest request) {
    request.close(sock::close, sock::close);
  }
}
