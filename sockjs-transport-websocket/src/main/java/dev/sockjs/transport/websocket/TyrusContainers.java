package dev.sockjs.transport.websocket;

import dev.sockjs.ProxySettings;
import dev.sockjs.spi.BasicAuthentication;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportRequest;
import jakarta.websocket.WebSocketContainer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientProperties;

/**
 * Makes a Tyrus container for each connection: the settings of a connection are those of its
 * container. It costs some 60 us and no thread. What owns threads and sockets is Grizzly's
 * transport below, which is private to the connection or shared by all of the JVM.
 */
final class TyrusContainers implements ContainerSource {

  /** Room for what one read of the socket may bring besides the frame: Linux reads up to 6 MiB. */
  private static final int READ_BYTES = 8 << 20;

  private static final int MOST_UTF8_BYTES_PER_UNIT = 3;

  /** Longer than the allowance: whose end is the engine's to tell, and no failure of Tyrus'. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final ClientContext client;

  TyrusContainers(ClientContext client) {
    this.client = client;
  }

  /** Whether Tyrus and its Grizzly container are there, for this module to use. */
  static boolean arePresent() {
    Class<?> here = TyrusContainers.class;
    String grizzly = "org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer";
    try {
      Class<?> found = Class.forName(grizzly, false, here.getClassLoader());
      return here.getModule().canRead(found.getModule());
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Whether a container is Tyrus, which need not be there. */
  static boolean isTyrus(WebSocketContainer container) {
    return container.getClass().getName().equals("org.glassfish.tyrus.client.ClientManager");
  }

  @Override
  public Optional<String> obstacle(URI url) {
    return proxy(url)
        .filter(proxy -> proxy.type() != ProxySettings.Type.HTTP)
        .map(proxy -> "WebSocket does not go through a " + proxy.type() + " proxy");
  }

  @Override
  public WebSocketContainer container(TransportRequest request, URI url) {
    ClientManager manager = newManager();
    // Below 0, or each session starts a scheduler's thread, for a timer that does nothing.
    manager.setDefaultMaxSessionIdleTimeout(-1);
    Map<String, Object> settings = manager.getProperties();
    if (request.option(WebSocketTransports.SHARED_CONTAINER).orElse(false)) {
      settings.put(ClientProperties.SHARED_CONTAINER, true);
      settings.put(GrizzlyClientProperties.WORKER_THREAD_POOL_CONFIG, sharedThreads());
    }
    settings.put(
        ClientProperties.HANDSHAKE_TIMEOUT,
        clamp(request.timeout().plus(GRACE).toMillis(), Integer.MAX_VALUE));
    settings.put(
        ClientProperties.INCOMING_BUFFER_SIZE,
        clamp(
            (long) request.maxFrameLength() * MOST_UTF8_BYTES_PER_UNIT + READ_BYTES,
            Integer.MAX_VALUE));
    proxy(url).ifPresent(proxy -> goThrough(proxy, settings));
    return manager;
  }

  @Override
  public URI target(URI url) {
    return UpgradeUrl.doublyEncoded(url);
  }

  private Optional<ProxySettings> proxy(URI url) {
    return client.proxy().filter(proxy -> proxy.appliesTo(url.getHost()));
  }

  /** Tyrus finds our class by its name in the thread's context loader. */
  private static ClientManager newManager() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(TyrusContainers.class.getClassLoader());
    try {
      return ClientManager.createClient(GrizzlyBridge.Container.class.getName());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Nothing waits on them. Left alone, Grizzly's pool grows with the connections made at once. */
  private static ThreadPoolConfig sharedThreads() {
    int threads = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    return ThreadPoolConfig.defaultConfig().setCorePoolSize(threads).setMaxPoolSize(threads);
  }

  private static void goThrough(ProxySettings proxy, Map<String, Object> settings) {
    String host = proxy.host().contains(":") ? "[" + proxy.host() + "]" : proxy.host();
    settings.put(ClientProperties.PROXY_URI, "http://" + host + ":" + proxy.port());
    proxy
        .credentials()
        .ifPresent(
            login ->
                settings.put(
                    ClientProperties.PROXY_HEADERS,
                    Map.of("Proxy-Authorization", BasicAuthentication.headerValue(login))));
  }

  private static int clamp(long value, int most) {
    return (int) Math.min(value, most);
  }
}
