package dev.sockjs.spring.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.Http2;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spring.SockJsWebSocketClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.socket.sockjs.client.RestTemplateXhrTransport;

/** The beans, and the conditions under which they exist. */
final class SockJsClientAutoConfigurationTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(SockJsClientAutoConfiguration.class));

  /** Runs a test whose context must start. */
  private static void run(ApplicationContextRunner runner, ContextTest test) {
    runner.run(
        context -> {
          assertNull(context.getStartupFailure());
          test.run(context);
        });
  }

  private interface ContextTest {
    void run(ApplicationContext context) throws Exception;
  }

  @Test
  void applicationHasClientOptionsAndWebSocketClient() {
    run(
        runner,
        context -> {
          List<String> transports = context.getBean(SockJsClient.class).transports();
          assertTrue(
              transports.containsAll(
                  List.of("websocket", "xhr-streaming", "eventsource", "xhr-polling")),
              transports::toString);
          assertNotNull(context.getBean(SockJsWebSocketClient.class));
          assertSame(
              context.getBean(SockJsOptions.class),
              context.getBean(SockJsClient.class).defaultOptions());
        });
  }

  @Test
  void beansOfTheApplicationTakeThePlace() {
    SockJsClient client = new FakeSockJsClient(new ArrayList<>());
    SockJsOptions options = SockJsOptions.defaults();
    SockJsWebSocketClient webSockets = new SockJsWebSocketClient(client, options);
    run(
        runner
            .withBean("own", SockJsClient.class, () -> client)
            .withBean("options", SockJsOptions.class, () -> options)
            .withBean("webSockets", SockJsWebSocketClient.class, () -> webSockets),
        context -> {
          assertSame(client, context.getBean(SockJsClient.class));
          assertSame(options, context.getBean(SockJsOptions.class));
          assertSame(webSockets, context.getBean(SockJsWebSocketClient.class));
        });
  }

  @Test
  void severalClientsMeanNoWebSocketClient() {
    run(
        runner
            .withBean("one", SockJsClient.class, () -> new FakeSockJsClient(new ArrayList<>()))
            .withBean("two", SockJsClient.class, () -> new FakeSockJsClient(new ArrayList<>())),
        context ->
            assertEquals(0, context.getBeanNamesForType(SockJsWebSocketClient.class).length));
  }

  @Test
  void applicationMayHaveTheClientOfSpringUnderItsUsualName() {
    run(
        runner.withBean(
            "sockJsClient",
            org.springframework.web.socket.sockjs.client.SockJsClient.class,
            () ->
                new org.springframework.web.socket.sockjs.client.SockJsClient(
                    List.of(new RestTemplateXhrTransport()))),
        context -> assertNotNull(context.getBean(SockJsClient.class)));
  }

  @Test
  void worksWithoutMicrometerAndActuator() {
    run(
        runner.withClassLoader(
            new FilteredClassLoader(MeterRegistry.class, SanitizingFunction.class)),
        context -> assertEquals(1, context.getBeanNamesForType(SockJsClient.class).length));
  }

  @Test
  void propertiesBecomeOptions() {
    run(
        runner.withPropertyValues(
            "sockjs.client.transports=xhr-polling,websocket",
            "sockjs.client.server=eu1",
            "sockjs.client.session-id-length=20",
            "sockjs.client.timeout=3s",
            "sockjs.client.connect-timeout=30s",
            "sockjs.client.info-timeout=4s",
            "sockjs.client.headers.X-Tenant=blue",
            "sockjs.client.headers[X_Other]=1",
            "sockjs.client.origin=https://example.org",
            "sockjs.client.subprotocols=v12.stomp,v11.stomp",
            "sockjs.client.heartbeat-timeout=40s",
            "sockjs.client.max-message-size=1000",
            "sockjs.client.max-buffered-amount=1KB",
            "sockjs.client.close-linger=0"),
        context -> {
          SockJsOptions options = context.getBean(SockJsOptions.class);
          assertEquals(List.of("xhr-polling", "websocket"), options.transports());
          assertEquals("eu1", options.server().orElseThrow());
          assertEquals(20, options.sessionIdLength());
          assertEquals(Duration.ofSeconds(3), options.timeout());
          assertEquals(Duration.ofSeconds(30), options.connectTimeout());
          assertEquals(Duration.ofSeconds(4), options.infoTimeout());
          assertEquals(Headers.of("X-Tenant", "blue").with("X_Other", "1"), options.headers());
          assertEquals("https://example.org", options.origin().orElseThrow());
          assertEquals(List.of("v12.stomp", "v11.stomp"), options.subprotocols());
          assertEquals(Duration.ofSeconds(40), options.heartbeatTimeout().orElseThrow());
          assertEquals(1000, options.maxMessageSize());
          assertEquals(1024, options.maxBufferedAmount());
          assertEquals(Duration.ZERO, options.closeLinger());
        });
  }

  @Test
  void propertiesBecomeSettingsOfTheClient() {
    SettingsRecorder recorder = new SettingsRecorder();
    run(
        withTransport(recorder)
            .withPropertyValues(
                "sockjs.client.http2=prior-knowledge",
                "sockjs.client.proxy.type=socks5",
                "sockjs.client.proxy.host=proxy.example.org",
                "sockjs.client.proxy.port=1080",
                "sockjs.client.proxy.username=user",
                "sockjs.client.proxy.password=secret",
                "sockjs.client.proxy.no-proxy=localhost,.internal"),
        context -> {
          ClientContext settings = recorder.settingsOf(context.getBean(SockJsClient.class));
          assertEquals(Http2.PRIOR_KNOWLEDGE, settings.http2());
          ProxySettings proxy = settings.proxy().orElseThrow();
          assertEquals(ProxySettings.Type.SOCKS5, proxy.type());
          assertEquals("proxy.example.org", proxy.host());
          assertEquals(1080, proxy.port());
          assertEquals(List.of("localhost", ".internal"), proxy.noProxy());
          PasswordAuthentication login = proxy.credentials().orElseThrow();
          assertEquals("user", login.getUserName());
          assertEquals("secret", new String(login.getPassword()));
        });
  }

  @Test
  void proxyIsHttpWithoutCredentialsByDefault() {
    SettingsRecorder recorder = new SettingsRecorder();
    run(
        withTransport(recorder)
            .withPropertyValues(
                "sockjs.client.proxy.host=proxy.example.org", "sockjs.client.proxy.port=3128"),
        context -> {
          ProxySettings proxy =
              recorder.settingsOf(context.getBean(SockJsClient.class)).proxy().orElseThrow();
          assertEquals(ProxySettings.Type.HTTP, proxy.type());
          assertFalse(proxy.credentials().isPresent());
        });
  }

  @Test
  void bundleGivesTlsContextAndParameters() throws Exception {
    SSLContext own = SSLContext.getInstance("TLS");
    SslOptions tls13 =
        SslOptions.of(new String[] {"TLS_AES_128_GCM_SHA256"}, new String[] {"TLSv1.3"});
    SslBundle bundle =
        SslBundle.of(SslStoreBundle.NONE, SslBundleKey.NONE, tls13, "TLS", managers(own));
    SettingsRecorder recorder = new SettingsRecorder();
    run(
        withTransport(recorder)
            .withBean(SslBundles.class, () -> new DefaultSslBundleRegistry("own", bundle))
            .withPropertyValues("sockjs.client.ssl.bundle=own"),
        context -> {
          ClientContext settings = recorder.settingsOf(context.getBean(SockJsClient.class));
          assertSame(own, settings.sslContext().orElseThrow());
          SSLParameters parameters = settings.sslParameters().orElseThrow();
          assertArrayEquals(new String[] {"TLS_AES_128_GCM_SHA256"}, parameters.getCipherSuites());
          assertArrayEquals(new String[] {"TLSv1.3"}, parameters.getProtocols());
        });
  }

  private static SslManagerBundle managers(SSLContext context) {
    return new SslManagerBundle() {
      @Override
      public KeyManagerFactory getKeyManagerFactory() {
        throw new AssertionError("only the context is used");
      }

      @Override
      public TrustManagerFactory getTrustManagerFactory() {
        throw new AssertionError("only the context is used");
      }

      @Override
      public SSLContext createSslContext(String protocol) {
        return context;
      }
    };
  }

  @Test
  void servicesAreDiscoveredInTheClassLoaderOfTheApplication() {
    SettingsRecorder recorder = new SettingsRecorder();
    FilteredClassLoader loader = new FilteredClassLoader(SanitizingFunction.class);
    run(
        withTransport(recorder).withClassLoader(loader),
        context ->
            assertSame(
                loader,
                recorder
                    .settingsOf(context.getBean(SockJsClient.class))
                    .classLoader()
                    .orElseThrow()));
  }

  private ApplicationContextRunner withTransport(SettingsRecorder recorder) {
    return runner.withBean(
        SockJsClientBuilderCustomizer.class, () -> builder -> builder.transports(recorder));
  }

  @Test
  void customizersRunInOrderAfterTheProperties() {
    run(
        runner
            .withPropertyValues(
                "sockjs.client.timeout=3s", "sockjs.client.origin=https://a.example")
            .withBean(
                "last",
                OptionsCustomizer.class,
                () -> new OptionsCustomizer(2, "https://c.example"))
            .withBean(
                "first",
                OptionsCustomizer.class,
                () -> new OptionsCustomizer(1, "https://b.example")),
        context -> {
          SockJsOptions options = context.getBean(SockJsOptions.class);
          assertEquals("https://c.example", options.origin().orElseThrow());
          assertEquals(Duration.ofSeconds(3), options.timeout());
        });
  }

  private record OptionsCustomizer(int order, String origin)
      implements SockJsOptionsBuilderCustomizer, Ordered {
    @Override
    public void customize(SockJsOptionsBuilder builder) {
      builder.origin(origin);
    }

    @Override
    public int getOrder() {
      return order;
    }
  }

  /** The actuator binds it; the test of the example has an actuator. */
  @Test
  void metersOfTheClientAreABinder() {
    run(
        runner,
        context -> {
          SimpleMeterRegistry registry = new SimpleMeterRegistry();
          context.getBean(MeterBinder.class).bindTo(registry);
          context
              .getBean(SockJsClient.class)
              .connect(
                  URI.create("http://localhost/echo"),
                  SockJsOptions.builder().transports("missing").info(ServerInfo.defaults()).build(),
                  (sock, message) -> {})
              .closed()
              .toCompletableFuture()
              .join();
          assertEquals(
              1.0,
              registry
                  .get("sockjs.client.connects")
                  .tags("outcome", "failed", "transport", "none")
                  .functionCounter()
                  .count());
        });
  }

  @Test
  void clientOfTheApplicationHasNoMeters() {
    run(
        runner.withBean(SockJsClient.class, () -> new FakeSockJsClient(new ArrayList<>())),
        context -> {
          SimpleMeterRegistry registry = new SimpleMeterRegistry();
          context.getBean(MeterBinder.class).bindTo(registry);
          assertEquals(List.of(), registry.getMeters());
        });
  }

  @Test
  void contextClosesTheClient() {
    List<SockJsClient> clients = new ArrayList<>();
    run(runner, context -> clients.add(context.getBean(SockJsClient.class)));
    assertThrows(
        IllegalStateException.class,
        () -> clients.get(0).connect(URI.create("http://localhost/"), (sock, message) -> {}));
  }
}
