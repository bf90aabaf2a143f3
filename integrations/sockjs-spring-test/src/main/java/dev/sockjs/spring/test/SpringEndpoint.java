package dev.sockjs.spring.test;

import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.InterceptableChannel;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Finds the endpoint, the converter and the barrier of the application under test. */
final class SpringEndpoint {

  private static final String CONVERTER = "brokerMessageConverter";

  private SpringEndpoint() {}

  /**
   * Returns a builder with what the application context of the test class has.
   *
   * @param value the path or URL of the annotation
   */
  static StompTestClient.Builder builder(ExtensionContext test, String value) {
    ApplicationContext application = SpringExtension.getApplicationContext(test);
    StompTestClient.Builder builder =
        StompTestClient.builder(url(application.getEnvironment(), value));
    if (application.containsBean(CONVERTER)) {
      builder.messageConverter(application.getBean(CONVERTER, MessageConverter.class));
    }
    return builder.barrier(
        sendsReceipts(application) ? SubscriptionBarrier.RECEIPT : SubscriptionBarrier.PROBE);
  }

  private static URI url(Environment environment, String value) {
    String resolved = environment.resolveRequiredPlaceholders(value);
    if (!resolved.startsWith("/")) {
      return URI.create(resolved);
    }
    String port = environment.getProperty("local.server.port");
    if (port == null) {
      throw new IllegalStateException(
          "There is no server for "
              + resolved
              + ": use webEnvironment = RANDOM_PORT, or give @StompEndpoint a whole URL");
    }
    String contextPath = environment.getProperty("server.servlet.context-path", "");
    return URI.create("http://localhost:" + port + contextPath + resolved);
  }

  private static boolean sendsReceipts(ApplicationContext application) {
    return application.containsBean(SubscribeReceipts.INBOUND)
        && application.getBean(SubscribeReceipts.INBOUND) instanceof InterceptableChannel channel
        && channel.getInterceptors().stream().anyMatch(SubscribeReceipts.class::isInstance);
  }
}
