package dev.sockjs.spring.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Http2;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Every option has a property or a reason for none, and every property has metadata. */
final class PropertiesTest {

  /** Properties whose name is not that of the option. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of("sslContext", "ssl.bundle", "sslParameters", "ssl.bundle", "proxy", "proxy.host");

  /** Options without a property; a customizer sets them. */
  private static final Map<String, String> IN_CODE_ONLY =
      Map.of(
          "sessionId", "is a function",
          "info", "is known only to a program that has asked the server before",
          "transportOption", "has keys that are constants of the transports",
          "cookieStore", "is an object",
          "publicSuffixes", "is a function",
          "executor", "is an object",
          "discovery", "is of use only with transports that code names",
          "classLoader", "is that of the application",
          "moduleLayer", "is an object",
          "defaultOptions", "is the bean of type SockJsOptions");

  @ParameterizedTest
  @ValueSource(classes = {SockJsOptionsBuilder.class, SockJsClientBuilder.class})
  void everyOptionHasAPropertyOrAReason(Class<?> builder) {
    List<String> names = Metadata.properties().stream().map(Metadata.Property::name).toList();
    for (String option : options(builder)) {
      String property = "sockjs.client." + OTHER_NAMES.getOrDefault(option, kebab(option));
      assertTrue(names.contains(property) != IN_CODE_ONLY.containsKey(option), option);
    }
  }

  @Test
  void everyReasonIsOfAnOption() {
    Set<String> options = new TreeSet<>(options(SockJsOptionsBuilder.class));
    options.addAll(options(SockJsClientBuilder.class));
    assertTrue(options.containsAll(IN_CODE_ONLY.keySet()), options::toString);
  }

  /** Returns the names of the methods that set an option. */
  private static Set<String> options(Class<?> builder) {
    Set<String> names = new TreeSet<>();
    Stream.of(builder.getMethods())
        .filter(method -> method.getReturnType() == builder)
        .map(Method::getName)
        .forEach(names::add);
    return names;
  }

  private static String kebab(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void everyPropertyHasADescription() {
    for (Metadata.Property property : Metadata.properties()) {
      assertTrue(property.name().startsWith("sockjs.client."), property::name);
      assertTrue(property.description().endsWith("."), property::name);
    }
    assertEquals(List.of("sockjs.client.transports"), Metadata.hints());
  }

  @Test
  void defaultsAreThoseOfTheApi() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(SockJsClientAutoConfiguration.class))
        .run(
            context -> {
              SockJsOptions defaults = SockJsOptions.defaults();
              SockJsOptions options = context.getBean(SockJsOptions.class);
              for (Method getter : SockJsOptions.class.getMethods()) {
                if (getter.getParameterCount() == 0
                    && getter.getDeclaringClass() == SockJsOptions.class
                    && !List.of("toBuilder", "defaults", "builder").contains(getter.getName())) {
                  assertEquals(getter.invoke(defaults), getter.invoke(options), getter.getName());
                }
              }
              assertEquals(Http2.OFF, context.getBean(SockJsClientProperties.class).http2());
            });
  }
}
