package dev.sockjs.benchmarks.spring;

import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** Sends messages over one WebSocket, from two threads at once. */
final class TwoSenders {
  private static final Pattern MESSAGE = Pattern.compile("\"message \\d+\"");

  private final int messages;

  /** Creates the script; each thread sends this many messages. */
  TwoSenders(int messages) {
    this.messages = messages;
  }

  void run(Trial trial) throws InterruptedException {
    Semaphore arrived = new Semaphore(0);
    trial.server().on("GET", "/websocket", exchange -> receive(exchange, arrived));
    Recorder recorder = new Recorder(false);
    Optional<WebSocketSession> session = trial.connect(recorder);
    if (session.isEmpty()) {
      return;
    }
    Tally tally = new Tally();
    CompletableFuture<Boolean> first = Watch.call(() -> send(session.get(), tally));
    CompletableFuture<Boolean> second = Watch.call(() -> send(session.get(), tally));
    trial.await("both threads", CompletableFuture.allOf(first, second).thenApply(done -> true));
    trial.fact(tally.toString());
    int accepted = tally.accepted();
    boolean all =
        arrived.tryAcquire(accepted, trial.limits().bound().toMillis(), TimeUnit.MILLISECONDS);
    trial.fact((all ? "all" : arrived.availablePermits() + " of " + accepted) + " arrived");
    trial.fact("`isOpen()` is " + session.get().isOpen());
  }

  private boolean send(WebSocketSession session, Tally tally) {
    for (int i = 0; i < messages; i++) {
      try {
        session.sendMessage(new TextMessage("message " + i));
        tally.accept();
      } catch (IOException | RuntimeException e) {
        tally.failed(e);
      }
    }
    return true;
  }

  /** Opens the session, and counts the messages until the client ends the connection. */
  private static void receive(Exchange exchange, Semaphore arrived) throws IOException {
    ScriptedWebSocket socket = exchange.webSocket().text("o");
    while (true) {
      String frame = socket.receive().text();
      arrived.release((int) MESSAGE.matcher(frame).results().count());
    }
  }

  /** Counts what became of the calls. Thread-safe. */
  private static final class Tally {
    private final Map<String, Integer> failures = new TreeMap<>();
    private int accepted;

    synchronized void accept() {
      accepted++;
    }

    synchronized void failed(Exception failure) {
      failures.merge(Trial.name(failure), 1, Integer::sum);
    }

    synchronized int accepted() {
      return accepted;
    }

    @Override
    public synchronized String toString() {
      StringBuilder text = new StringBuilder(accepted + " messages accepted");
      failures.forEach(
          (name, count) -> text.append("; `sendMessage` threw " + count + " x " + name));
      return text.toString();
    }
  }
}
