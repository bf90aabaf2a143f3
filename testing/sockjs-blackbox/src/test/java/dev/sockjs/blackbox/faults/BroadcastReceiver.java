package dev.sockjs.blackbox.faults;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.blackbox.interop.RealServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Receives the broadcasts of a server over a connection without faults, and checks that the
 * messages of each sender arrive in order.
 */
final class BroadcastReceiver implements SockJsListener, AutoCloseable {

  static final String ENDPOINT = "/broadcast";

  private static final long TIMEOUT_NANOS = SECONDS.toNanos(30);

  private final URI url;
  private final SockJsClient client = SockJsClient.create();

  /** The number of messages in order, by sender. Guarded by this. */
  private final Map<String, Integer> received = new HashMap<>();

  /** Unexpected messages, by sender. Guarded by this. */
  private final Map<String, List<String>> outOfOrder = new HashMap<>();

  BroadcastReceiver(RealServer server) {
    url = server.uri(ENDPOINT);
    client.connect(url, this).opened().toCompletableFuture().join();
  }

  int serverPort() {
    return url.getPort();
  }

  @Override
  public synchronized void onMessage(SockJs sock, String message) {
    String sender = message.substring(0, message.indexOf(' '));
    int index = Integer.parseInt(message.substring(sender.length() + 1));
    if (index == received.getOrDefault(sender, 0)) {
      received.put(sender, index + 1);
      notifyAll();
    } else {
      outOfOrder
          .computeIfAbsent(sender, none -> new ArrayList<>())
          .add("message " + index + " out of order");
    }
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    // An early close shows as missing messages.
  }

  /** Waits for this number of messages of a sender; returns what is wrong, or an empty list. */
  synchronized List<String> awaitAll(String sender, int count) {
    long startNanos = System.nanoTime();
    long remainingNanos = TIMEOUT_NANOS;
    try {
      while (received.getOrDefault(sender, 0) < count && remainingNanos > 0) {
        NANOSECONDS.timedWait(this, remainingNanos);
        remainingNanos = TIMEOUT_NANOS - (System.nanoTime() - startNanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int arrived = received.getOrDefault(sender, 0);
    return arrived == count
        ? List.of()
        : List.of("ends cleanly, but only " + arrived + " messages arrived");
  }

  /** Returns and clears what arrived out of order, twice, or after a gap. */
  synchronized List<String> takeOutOfOrder() {
    List<String> all =
        outOfOrder.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList();
    outOfOrder.clear();
    return all;
  }

  @Override
  public void close() {
    client.close();
  }
}
