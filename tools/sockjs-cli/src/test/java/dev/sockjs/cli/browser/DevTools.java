package dev.sockjs.cli.browser;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TIMEOUT_SECONDS = 60;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
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
  JsonNode call(String command, Object... arguments) throws Exception {
    int id = ids.incrementAndGet();
    ObjectNode call = JSON.createObjectNode().put("id", id).put("method", command);
    ObjectNode parameters = call.putObject("params");
    for (int i = 0; i < arguments.length; i += 2) {
      parameters.putPOJO((String) arguments[i], arguments[i + 1]);
    }
    CompletableFuture<JsonNode> response = new CompletableFuture<>();
    calls.put(id, response);
    socket.sendText(JSON.writeValueAsString(call), true).get(TIMEOUT_SECONDS, SECONDS);
    JsonNode result = response.get(TIMEOUT_SECONDS, SECONDS);
    if (!result.has("result")) {
      throw new AssertionError(command + ": " + result);
    }
    return result.get("result");
  }

  /** Returns the events until now. */
  List<JsonNode> events() {
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
      JsonNode json = JSON.readTree(message);
      if (json.has("id")) {
        calls.remove(json.get("id").asInt()).complete(json);
      } else {
        events.add(json);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + message, e);
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
