package dev.sockjs.cli.browser;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the Chrome DevTools protocol: a WebSocket with a JSON object for each command,
 * response and event. Its commands are listed at chromedevtools.github.io/devtools-protocol.
 */
final class DevTools implements AutoCloseable, WebSocket.Listener {

  private static final long TIMEOUT_SECONDS = 60;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Object>> calls = new ConcurrentHashMap<>();
  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable WebSocket socket;

  private DevTools() {}

  static DevTools connect(URI endpoint) throws Exception {
    DevTools devTools = new DevTools();
    devTools.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(endpoint, devTools)
            .get(TIMEOUT_SECONDS, SECONDS);
    return devTools;
  }

  /**
   * Runs a command and waits for its result.
   *
   * @param arguments names, each with the value that follows it
   */
  Object call(String command, Object... arguments) throws Exception {
    int id = ids.incrementAndGet();
    CompletableFuture<Object> response = new CompletableFuture<>();
    calls.put(id, response);
    Object call = Json.object("id", id, "method", command, "params", Json.object(arguments));
    socket.sendText(Json.write(call), true).get(TIMEOUT_SECONDS, SECONDS);
    Object message = response.get(TIMEOUT_SECONDS, SECONDS);
    Object result = Json.at(message, "result");
    if (result == null) {
      throw new AssertionError(command + ": " + message);
    }
    return result;
  }

  /** Returns the events until now. */
  List<Object> events() {
    return List.copyOf(events);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      receive(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void receive(String message) {
    try {
      Object json = Json.parse(message);
      if (Json.at(json, "id") instanceof Integer id) {
        calls.remove(id).complete(json);
      } else {
        events.add(json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Not JSON: " + message, e);
    }
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    calls.values().forEach(call -> call.completeExceptionally(failure));
  }

  @Override
  public void close() {
    socket.abort();
  }
}
