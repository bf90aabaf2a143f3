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

/** Hears on a sound line what each speaker says, and whether that is one word after the other. */
final class BroadcastReceiver implements SockJsListener, AutoCloseable {

  static final String ENDPOINT = "/broadcast";

  private static final long PATIENCE_NANOS = SECONDS.toNanos(30);

  private final URI url;
  private final SockJsClient client = SockJsClient.create();

  /** How many words of each speaker came in order; guarded by this. */
  private final Map<String, Integer> heard = new HashMap<>();

  /** What came otherwise, by speaker; guarded by this. */
  private final Map<String, List<String>> disorder = new HashMap<>();

  BroadcastReceiver(RealServer server) {
    url = server.uri(ENDPOINT);
    client.connect(url, this).opened().toCompletableFuture().join();
  }

  int serverPort() {
    return url.getPort();
  }

  @Override
  public synchronized void onMessage(SockJs sock, String message) {
    String speaker = message.substring(0, message.indexOf(' '));
    int index = Integer.parseInt(message.substring(speaker.length() + 1));
    if (index == heard.getOrDefault(speaker, 0)) {
      heard.put(speaker, index + 1);
      notifyAll();
    } else {
      disorder.computeIfAbsent(speaker, none -> new ArrayList<>()).add("said " + index + " now");
    }
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    // If it is too early, the messages that are then missing tell.
  }

  /** Waits for so many words of a speaker; what is wrong with what came, nothing if all is well. */
  synchronized List<String> awaitAll(String speaker, int words) {
    long begin = System.nanoTime();
    long left = PATIENCE_NANOS;
    try {
      while (heard.getOrDefault(speaker, 0) < words && left > 0) {
        NANOSECONDS.timedWait(this, left);
        left = PATIENCE_NANOS - (System.nanoTime() - begin);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int came = heard.getOrDefault(speaker, 0);
    return came == words ? List.of() : List.of("ends in order, but " + came + " words came");
  }

  /** What came out of order, again, or behind a gap, since the last time. */
  synchronized List<String> disorder() {
    List<String> all =
        disorder.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList();
    disorder.clear();
    return all;
  }

  @Override
  public void close() {
    client.close();
  }
}
