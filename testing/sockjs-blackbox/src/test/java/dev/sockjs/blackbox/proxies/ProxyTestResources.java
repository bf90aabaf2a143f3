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
 * The servers, proxies and clients of one test class. Ends what a test started behind the test, and
 * the rest behind the class, the last one first. Shows the proxies' logs when a test fails.
 */
final class ProxyTestResources implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  /** Here it matters what works, not how fast a busy machine is. */
  static final SockJsOptions PATIENT =
      SockJsOptions.builder()
          .infoTimeout(Duration.ofSeconds(20))
          .timeout(Duration.ofSeconds(20))
          .build();

  private final Deque<AutoCloseable> players = new ArrayDeque<>();
  private int ofTheClass;

  private <T extends AutoCloseable> T add(T player) {
    players.push(player);
    return player;
  }

  /** A sockjs-node of its own. */
  SockJsNode node() {
    return add(SockJsNode.start());
  }

  /**
   * A proxy.
   *
   * @param values what stands in the template; of a server that is its host and port
   */
  ProxyProcess proxy(ProxyProgram tool, String template, Map<String, ?> values) {
    Map<String, Object> shown = new HashMap<>(values);
    shown.replaceAll((name, value) -> value instanceof SockJsNode node ? address(node) : value);
    return add(ProxyProcess.start(tool, template, shown));
  }

  private static String address(SockJsNode node) {
    return node.uri("/").getAuthority();
  }

  /** A client with time for a busy machine. */
  SockJsClient client() {
    return client(SockJsClient.builder());
  }

  SockJsClient client(SockJsClientBuilder builder) {
    return add(builder.defaultOptions(PATIENT).build());
  }

  /** The names of all transports that there are. */
  static List<String> transports() {
    try (SockJsClient client = SockJsClient.create()) {
      return client.transports();
    }
  }

  static SockJsOptions only(String transport) {
    return PATIENT.toBuilder().transports(transport).build();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ofTheClass = players.size();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (context.getExecutionException().isPresent()) {
      players.stream().filter(ProxyProcess.class::isInstance).forEach(System.err::println);
    }
    end(ofTheClass);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    end(0);
  }

  private void end(int remaining) throws Exception {
    if (players.size() > remaining) {
      AutoCloseable last = players.pop();
      try (last) {
        // Ended before the others, whatever comes of it.
      } finally {
        end(remaining);
      }
    }
  }
}
