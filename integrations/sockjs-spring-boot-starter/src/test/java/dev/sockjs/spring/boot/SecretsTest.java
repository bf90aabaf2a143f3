package dev.sockjs.spring.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Values of headers and the password of the proxy are shown nowhere. */
final class SecretsTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(SockJsClientAutoConfiguration.class))
          .withPropertyValues(
              "sockjs.client.headers.Authorization=s3cret",
              "sockjs.client.proxy.host=proxy.example.org",
              "sockjs.client.proxy.port=3128",
              "sockjs.client.proxy.username=user",
              "sockjs.client.proxy.password=s3cret");

  @Test
  void propertiesAndBeansDoNotShowThem() {
    runner.run(
        context -> {
          SockJsClientProperties properties = context.getBean(SockJsClientProperties.class);
          assertEquals("s3cret", properties.headers().get("Authorization"));
          for (Object bean :
              List.of(
                  properties,
                  properties.proxy(),
                  context.getBean(dev.sockjs.SockJsOptions.class),
                  context.getBean(dev.sockjs.SockJsClient.class))) {
            assertFalse(bean.toString().contains("s3cret"), bean::toString);
          }
        });
  }

  /** The endpoints {@code env} and {@code configprops} ask a sanitizer for each value. */
  @Test
  void actuatorDoesNotShowThemWhateverIsConfigured() {
    runner.run(
        context -> {
          Sanitizer sanitizer =
              new Sanitizer(context.getBeansOfType(SanitizingFunction.class).values());
          assertEquals(
              SanitizableData.SANITIZED_VALUE,
              shown(sanitizer, "sockjs.client.headers.Authorization"));
          assertEquals(
              SanitizableData.SANITIZED_VALUE, shown(sanitizer, "sockjs.client.proxy.password"));
          assertEquals("value", shown(sanitizer, "sockjs.client.proxy.username"));
        });
  }

  private static Object shown(Sanitizer sanitizer, String property) {
    return sanitizer.sanitize(new SanitizableData(null, property, "value"), true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sockjs.client.headers.Authorization",
        "sockjs.client.headers[X_Token]",
        "SOCKJS_CLIENT_HEADERS_AUTHORIZATION",
        "sockjs.client.proxy.password",
        "sockjs.client.proxy.pass-word",
        "SOCKJS_CLIENT_PROXY_PASSWORD"
      })
  void secretIsKnownInEveryForm(String key) {
    assertTrue(SecretProperties.contain(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sockjs.client.proxy.host", "sockjs.client.timeout", "spring.datasource.password"})
  void otherPropertiesAreShown(String key) {
    assertFalse(SecretProperties.contain(key));
  }
}
