package dev.sockjs.transport.websocket.jetty.connection;

import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.spi.ClientContext;
import java.time.Duration;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;
import org.jspecify.annotations.Nullable;

/** Jetty's WebSocket client on the HttpClient of the HTTP transports, started when first used. */
final class WebSocketClient implements AutoCloseable {

  /** About what there is to read at a time. */
  static final int INPUT_BUFFER_BYTES = 16 << 10;

  private final TransportHttpClient http;

  /** Null until it is needed. Written with the monitor held. */
  private volatile @Nullable WebSocketCoreClient started;

  private boolean closed;

  WebSocketClient(TransportHttpClient http) {
    this.http = http;
  }

  /** Returns the client's own. */
  static WebSocketClient of(ClientContext context) {
    TransportHttpClient http = TransportHttpClient.of(context);
    return context.shared(WebSocketClient.class, () -> new WebSocketClient(http));
  }

  TransportHttpClient http() {
    return http;
  }

  /** Runs a short task that connects: on this thread, unless the client has to be started first. */
  void executeStarted(Runnable task) {
    if (started == null) {
      http.execute(task);
    } else {
      task.run();
    }
  }

  /** Returns the started client. Starting the HttpClient takes a while. */
  synchronized WebSocketCoreClient core() {
    if (closed) {
      throw new IllegalStateException("The client is closed");
    }
    WebSocketCoreClient core = started;
    if (core == null) {
      HttpClient httpClient = http.httpClient();
      core = new WebSocketCoreClient(httpClient, components(httpClient));
      LifeCycle.start(core);
      started = core;
    }
    return core;
  }

  /**
   * Shares buffers and threads with the HttpClient; Jetty's own components would start 8 threads.
   */
  private static WebSocketComponents components(HttpClient httpClient) {
    return new WebSocketComponents(
        null, null, httpClient.getByteBufferPool(), null, null, httpClient.getExecutor());
  }

  /**
   * Returns the settings of every connection. Frames are passed on as they are read, however long
   * they are: the bound on messages is ours. Jetty fragments nothing that is sent, and ends no
   * connection because it is idle.
   */
  static Configuration.ConfigurationCustomizer configuration() {
    Configuration.ConfigurationCustomizer settings = new Configuration.ConfigurationCustomizer();
    settings.setIdleTimeout(Duration.ZERO);
    settings.setAutoFragment(true);
    settings.setMaxFrameSize(0);
    settings.setInputBufferSize(INPUT_BUFFER_BYTES);
    return settings;
  }

  /** Leaves the HttpClient running. */
  @Override
  public synchronized void close() {
    closed = true;
    if (started != null) {
      LifeCycle.stop(started);
    }
  }
}
