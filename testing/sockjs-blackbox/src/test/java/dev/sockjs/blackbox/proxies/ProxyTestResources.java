package dev.sockjs.blackbox.proxies;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.SockJsNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The servers, proxies and clients of one test class. Closes those that a test started after the
 * test, and the others after the class, in reverse order. Prints the logs of the proxies when a
 * test fails.
 */
final class ProxyTestResources implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  /** Options with timeouts that are long enough for a busy machine. */
  static final SockJsOptions LONG_TIMEOUTS =
      SockJsOptions.builder()
          .infoTimeout(Duration.ofSeconds(20))
          .timeout(Duration.ofSeconds(20))
          .closeLinger(Duration.ofSeconds(20))
          .build();

  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private int classResources;

  private <T extends AutoCloseable> T add(T resource) {
    resources.push(resource);
    return resource;
  }

  /** Starts a sockjs-node server. */
  SockJsNode node() {
    return add(SockJsNode.start());
  }

  /**
   * Starts a proxy.
   *
   * @param values the values for the template; a server stands for its host and port
   */
  ProxyProcess proxy(ProxyProgram program, String template, Map<String, ?> values) {
    Map<String, Object> filled = new HashMap<>(values);
    filled.replaceAll((name, value) -> value instanceof SockJsNode node ? address(node) : value);
    return add(ProxyProcess.start(program, template, filled));
  }

  private static String address(SockJsNode node) {
    return node.uri("/").getAuthority();
  }

  /** Makes a client with long timeouts. */
  SockJsClient client() {
    return client(SockJsClient.builder());
  }

  SockJsClient client(SockJsClientBuilder builder) {
    return add(builder.defaultOptions(LONG_TIMEOUTS).build());
  }

  /** The names of all transports. */
  static List<String> transports() {
    try (SockJsClient client = SockJsClient.create()) {
      return client.transports();
    }
  }

  static SockJsOptions only(String transport) {
    return LONG_TIMEOUTS.toBuilder().transports(transport).build();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    classResources = resources.size();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (context.getExecutionException().isPresent()) {
      resources.stream().filter(ProxyProcess.class::isInstance).forEach(System.err::println);
    }
    closeDownTo(classResources);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    closeDownTo(0);
  }

  private void closeDownTo(int remaining) throws Exception {
    if (resources.size() > remaining) {
      AutoCloseable last = resources.pop();
      try (last) {
        // Closed before the others, even if that fails.
      } finally {
        closeDownTo(remaining);
      }
    }
  }
}
