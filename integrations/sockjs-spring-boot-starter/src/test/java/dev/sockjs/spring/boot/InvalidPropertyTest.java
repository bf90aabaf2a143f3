package dev.sockjs.spring.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** A property that a builder refuses is named, with the reason, and without a secret. */
final class InvalidPropertyTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  SslAutoConfiguration.class, SockJsClientAutoConfiguration.class));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timeout            | 0s            | timeout must be more than zero and at most 366 days: PT0S
          connect-timeout    | -1s           | connectTimeout must be more than zero and at most 366 days: PT-1S
          info-timeout       | 400d          | infoTimeout must be more than zero and at most 366 days: PT9600H
          heartbeat-timeout  | 0             | heartbeatTimeout must be more than zero and at most 366 days: PT0S
          close-linger       | -1ms          | closeLinger must be from zero to 366 days: PT-0.001S
          session-id-length  | 101           | The session id length must be from 1 to 100 characters: 101
          max-message-size   | 0             | maxMessageSize must be from 1 to 256 Mi UTF-16 units: 0
          max-buffered-amount| 0B            | maxBufferedAmount must be at least 1 byte: 0
          transports         | a,a           | Remove the duplicate transport name: "a"
          """)
  void messageNamesThePropertyAndQuotesTheValue(String name, String value, String reason) {
    assertEquals(
        "Property 'sockjs.client." + name + "': " + reason,
        failure("sockjs.client." + name + "=" + value).getMessage());
  }

  @Test
  void proxyNeedsHostAndPort() {
    assertEquals(
        "Property 'sockjs.client.proxy': sockjs.client.proxy.host is missing",
        failure("sockjs.client.proxy.port=3128").getMessage());
    assertEquals(
        "Property 'sockjs.client.proxy': The proxy port must be from 1 to 65535: 0",
        failure("sockjs.client.proxy.host=proxy", "sockjs.client.proxy.port=0").getMessage());
  }

  @Test
  void passwordNeedsUserName() {
    InvalidPropertyException failure =
        failure(
            "sockjs.client.proxy.host=proxy",
            "sockjs.client.proxy.port=3128",
            "sockjs.client.proxy.password=s3cret");
    assertEquals(
        "Property 'sockjs.client.proxy': sockjs.client.proxy.username is missing",
        failure.getMessage());
  }

  @Test
  void unknownBundleIsNamed() {
    String message = failure("sockjs.client.ssl.bundle=unknown").getMessage();
    assertTrue(message.startsWith("Property 'sockjs.client.ssl.bundle': "), message);
    assertTrue(message.contains("'unknown'"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sockjs.client.headers.Host=s3cret
          sockjs.client.headers.X-Token=s3cret\u20ac
          sockjs.client.headers[Authorization: s3cret]=x
          sockjs.client.proxy.host=user:s3cret@proxy
          """)
  void secretIsInNoMessage(String property) {
    assertNoSecret(failure(property, "sockjs.client.proxy.port=1"));
  }

  private static void assertNoSecret(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains("s3cret"), trace::toString);
  }

  private InvalidPropertyException failure(String... properties) {
    InvalidPropertyException[] found = {null};
    runner
        .withPropertyValues(properties)
        .run(
            context -> {
              Throwable failure = context.getStartupFailure();
              while (failure != null && !(failure instanceof InvalidPropertyException)) {
                failure = failure.getCause();
              }
              found[0] = (InvalidPropertyException) failure;
            });
    return Objects.requireNonNull(found[0], "the context started, or failed otherwise");
  }

  @Test
  void analysisShowsTheReasonAndTheOrigin() {
    FailureAnalysis analysis = analysis("sockjs.client.timeout", "0s");
    assertEquals(
        "Property 'sockjs.client.timeout': too short (from application.properties, line 3)",
        analysis.getDescription());
    assertEquals("Correct the property 'sockjs.client.timeout'.", analysis.getAction());
  }

  @Test
  void analysisOfAnotherPlaceShowsTheReasonOnly() {
    assertEquals(
        "Property 'sockjs.client.timeout': too short",
        analysis("sockjs.client.server", "1").getDescription());
  }

  /** Analyzes a refused timeout as Spring Boot does, in an environment with one property. */
  private static FailureAnalysis analysis(String property, String value) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new OriginTrackedMapPropertySource(
                "test", Map.of(property, OriginTrackedValue.of(value, new Line()))));
    ConfigurationPropertySources.attach(environment);
    Throwable failure =
        new IllegalStateException(
            new InvalidPropertyException(
                "sockjs.client.timeout", new IllegalArgumentException("too short")));
    List<FailureAnalyzer> analyzers =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(
                FailureAnalyzer.class,
                ArgumentResolver.of(Environment.class, environment),
                (type, name, unavailable) -> {});
    return analyzers.stream()
        .filter(InvalidPropertyFailureAnalyzer.class::isInstance)
        .map(analyzer -> analyzer.analyze(failure))
        .findFirst()
        .orElseThrow();
  }

  private static final class Line implements Origin {
    @Override
    public String toString() {
      return "application.properties, line 3";
    }
  }
}
