package dev.sockjs.spring.boot;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.micrometer.SockJsClientMetrics;
import dev.sockjs.spring.SockJsWebSocketClient;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configuration of the SockJS client. A bean of the application takes the place of each bean
 * here.
 *
 * <p>The names of the beans differ from {@code sockJsClient}, which applications tend to give to
 * the SockJS client of Spring itself.
 */
@AutoConfiguration
@EnableConfigurationProperties(SockJsClientProperties.class)
final class SockJsClientAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  SockJsOptions sockjsOptions(
      SockJsClientProperties properties,
      ObjectProvider<SockJsOptionsBuilderCustomizer> customizers) {
    SockJsOptionsBuilder builder = properties.options();
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  @Bean
  @ConditionalOnMissingBean(SockJsClient.class)
  ManagedSockJsClient sockjsClient(
      SockJsClientProperties properties,
      SockJsOptions options,
      ObjectProvider<SslBundles> bundles,
      ObjectProvider<SockJsClientBuilderCustomizer> customizers,
      ResourceLoader application) {
    return new ManagedSockJsClient(
        () -> {
          SockJsClientBuilder builder = SockJsClient.builder().defaultOptions(options);
          Optional.ofNullable(application.getClassLoader()).ifPresent(builder::classLoader);
          properties.applyTo(builder);
          if (properties.ssl() != null) {
            applyBundle(properties.ssl().bundle(), bundles, builder);
          }
          customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
          return builder.build();
        });
  }

  private static void applyBundle(
      @Nullable String name, ObjectProvider<SslBundles> bundles, SockJsClientBuilder builder) {
    if (name == null) {
      return;
    }
    try {
      SslBundle bundle = bundles.getObject().getBundle(name);
      builder.sslContext(bundle.createSslContext());
      SslOptions options = bundle.getOptions();
      if (options.getCiphers() != null || options.getEnabledProtocols() != null) {
        builder.sslParameters(
            new SSLParameters(options.getCiphers(), options.getEnabledProtocols()));
      }
    } catch (NoSuchSslBundleException e) {
      throw new InvalidPropertyException(SockJsClientProperties.PREFIX + ".ssl.bundle", e);
    }
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnSingleCandidate(SockJsClient.class)
  SockJsWebSocketClient sockjsWebSocketClient(SockJsClient client) {
    return new SockJsWebSocketClient(client);
  }

  /**
   * Meters of the client, if the application has Micrometer. The actuator binds each {@code
   * MeterBinder} to each registry, after it has configured the registry.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterBinder.class)
  static final class MeterConfiguration {

    /** Registers nothing if the client is a bean of the application, which may not count. */
    @Bean
    MeterBinder sockjsClientMeters(ObjectProvider<ManagedSockJsClient> clients) {
      return registry ->
          clients.ifAvailable(client -> new SockJsClientMetrics(client).bindTo(registry));
    }
  }

  /** Hides secrets in the endpoints of the actuator, even if those show all values. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SanitizingFunction.class)
  static final class SanitizingConfiguration {

    @Bean
    SanitizingFunction sockjsClientSanitizingFunction() {
      return data ->
          SecretProperties.contain(data.getKey())
              ? data.withValue(SanitizableData.SANITIZED_VALUE)
              : data;
    }
  }
}
