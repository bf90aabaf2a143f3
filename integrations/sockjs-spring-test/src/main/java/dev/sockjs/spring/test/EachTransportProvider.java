package dev.sockjs.spring.test;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test method once for each transport of its {@link EachTransport}. */
final class EachTransportProvider implements TestTemplateInvocationContextProvider {

  private static final String KEY = "transport";

  /** Returns the transport to which the running test is forced, or an empty list. */
  static List<String> transports(ExtensionContext context) {
    String forced = context.getStore(StompExtension.NAMESPACE).get(KEY, String.class);
    return forced == null ? List.of() : List.of(forced);
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(context.getRequiredTestMethod().getAnnotation(EachTransport.class).value())
        .map(Invocation::new);
  }

  private record Invocation(String transport) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return transport;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      BeforeEachCallback force =
          context -> context.getStore(StompExtension.NAMESPACE).put(KEY, transport);
      return List.of(force);
    }
  }
}
