package dev.sockjs.transport.websocket.container;

import dev.sockjs.ProxySettings;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.UrlHost;
import jakarta.websocket.WebSocketContainer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;

/**
 * Creates a Tyrus container for each connection, because timeouts, proxies and limits are settings
 * of the container. A container costs about 60 us and no thread. Threads and sockets belong to the
 * Grizzly transport below it, which is private to the connection or shared by the whole JVM.
 */
final class TyrusContainers implements ContainerSource {

  /** The key of the {@link GrizzlyConnector.Settings} among the properties of a container. */
  static final String CONNECTOR_SETTINGS = GrizzlyConnector.Settings.class.getName();

  /** Space for bytes that one read returns after the frame; Linux reads up to 6 MiB at once. */
  private static final int READ_AHEAD_BYTES = 8 << 20;

  private static final int MAX_UTF8_BYTES_PER_UNIT = 3;

  /** Lets the engine's allowance end before the timeout of Tyrus, so that the engine reports it. */
  private static final Duration TIMEOUT_MARGIN = Duration.ofSeconds(1);

  private final ClientContext client;

  TyrusContainers(ClientContext client) {
    this.client = client;
  }

  /** Tells if Tyrus and its Grizzly container are present and readable by this module. */
  static boolean isTyrusPresent() {
    Class<?> here = TyrusContainers.class;
    String grizzly = "org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer";
    try {
      Class<?> found = Class.forName(grizzly, false, here.getClassLoader());
      return here.getModule().canRead(found.getModule());
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Tells if a container is from Tyrus. Works without Tyrus. */
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
    // With 0 or more, each session starts a scheduler thread for a timer that never fires.
    manager.setDefaultMaxSessionIdleTimeout(-1);
    Map<String, Object> settings = manager.getProperties();
    settings.put(ClientProperties.MASKING_KEY_GENERATOR, MaskingKeys.SHARED);
    int timeoutMillis = saturatedInt(request.timeout().plus(TIMEOUT_MARGIN).toMillis());
    settings.put(ClientProperties.HANDSHAKE_TIMEOUT, timeoutMillis);
    settings.put(
        CONNECTOR_SETTINGS,
        new GrizzlyConnector.Settings(
            UrlHost.of(url),
            proxy(url).orElse(null),
            request.option(SHARED_CONTAINER).orElse(false),
            timeoutMillis));
    settings.put(
        ClientProperties.INCOMING_BUFFER_SIZE,
        saturatedInt((long) request.maxFrameLength() * MAX_UTF8_BYTES_PER_UNIT + READ_AHEAD_BYTES));
    return manager;
  }

  /** The connections are made by {@link GrizzlyConnector}, which leaves cookies whole. */
  @Override
  public boolean splitsValues() {
    return false;
  }

  @Override
  public URI upgradeUrl(URI url) {
    return UpgradeUrl.of(UrlHost.standard(url));
  }

  private Optional<ProxySettings> proxy(URI url) {
    return client.proxy().filter(proxy -> proxy.appliesTo(UrlHost.of(url)));
  }

  /** Tyrus loads the class by name, from the context class loader of the thread. */
  private static ClientManager newManager() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(TyrusContainers.class.getClassLoader());
    try {
      return ClientManager.createClient(ErrorReports.Container.class.getName());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static int saturatedInt(long value) {
    return (int) Math.min(value, Integer.MAX_VALUE);
  }
}
