package dev.sockjs.spring.test;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives test methods {@link StompTestSession} and {@link StompTestClient} as parameters. A test
 * class of Spring has it by {@link StompEndpoint}. Any other test registers it with the URL of the
 * endpoint:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final StompExtension STOMP = StompExtension.at(() -> server.url("/ws"));
 * }</pre>
 *
 * <p>Each test has a client of its own, and each parameter of type {@code StompTestSession} is a
 * session of its own. They are closed after the test; those of {@code @BeforeAll} methods after the
 * class.
 */
public final class StompExtension
    implements ParameterResolver, AfterEachCallback, AfterAllCallback {

  static final Namespace NAMESPACE = Namespace.create(StompExtension.class);

  private final @Nullable Supplier<URI> url;
  private final UnaryOperator<StompTestClient.Builder> settings;

  /** Creates the extension of {@link StompEndpoint}, which JUnit calls. */
  StompExtension() {
    this.url = null;
    this.settings = UnaryOperator.identity();
  }

  private StompExtension(Supplier<URI> url, UnaryOperator<StompTestClient.Builder> settings) {
    this.url = url;
    this.settings = settings;
  }

  /**
   * Creates an extension for an endpoint.
   *
   * @param url supplies the URL of the endpoint, for each test
   * @return the extension, for a field with {@code @RegisterExtension}
   */
  public static StompExtension at(Supplier<URI> url) {
    return at(url, UnaryOperator.identity());
  }

  /**
   * Creates an extension for an endpoint, with settings.
   *
   * @param url supplies the URL of the endpoint, for each test
   * @param settings changes the settings of each client; {@link EachTransport} has precedence
   * @return the extension, for a field with {@code @RegisterExtension}
   */
  public static StompExtension at(
      Supplier<URI> url, UnaryOperator<StompTestClient.Builder> settings) {
    return new StompExtension(url, settings);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == StompTestSession.class || type == StompTestClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    StompTestClient client = store.get(context.getUniqueId(), StompTestClient.class);
    if (client == null) {
      client = client(context);
      store.put(context.getUniqueId(), client);
    }
    return parameter.getParameter().getType() == StompTestClient.class ? client : client.connect();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close(context);
  }

  private static void close(ExtensionContext context) {
    StompTestClient client =
        context.getStore(NAMESPACE).remove(context.getUniqueId(), StompTestClient.class);
    if (client != null) {
      client.close();
    }
  }

  private StompTestClient client(ExtensionContext context) {
    StompTestClient.Builder builder =
        url == null ? annotated(context) : settings.apply(StompTestClient.builder(url.get()));
    List<String> forced = EachTransportProvider.transports(context);
    return forced.isEmpty() ? builder.build() : builder.transports(forced).build();
  }

  private static StompTestClient.Builder annotated(ExtensionContext context) {
    StompEndpoint endpoint = endpoint(context);
    return SpringEndpoint.builder(context, endpoint.value())
        .transports(List.of(endpoint.transports()));
  }

  /** Returns the annotation of the test class, or of one around it. */
  private static StompEndpoint endpoint(ExtensionContext context) {
    for (Class<?> type = context.getRequiredTestClass();
        type != null;
        type = type.getEnclosingClass()) {
      var found = AnnotationSupport.findAnnotation(type, StompEndpoint.class);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IllegalStateException(
        "Annotate " + context.getRequiredTestClass() + " with @StompEndpoint");
  }
}
