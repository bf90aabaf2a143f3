package dev.sockjs.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.user.DefaultUserDestinationResolver;
import org.springframework.messaging.simp.user.UserDestinationResolver;
import org.springframework.messaging.support.InterceptableChannel;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Adds {@link SubscribeReceipts} to the application contexts of tests with {@link StompEndpoint}.
 * Found by Spring in {@code META-INF/spring.factories}.
 */
final class SubscribeReceiptsFactory implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
    return TestContextAnnotationUtils.hasAnnotation(testClass, StompEndpoint.class)
        ? new Customizer()
        : null;
  }

  /** A record, because equal customizers share an application context. */
  private record Customizer() implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      ConfigurableListableBeanFactory beans = context.getBeanFactory();
      beans.addBeanPostProcessor(new Installer(beans));
    }
  }

  /** Adds the interceptor when Spring creates a channel, before there is a message in it. */
  private record Installer(ConfigurableListableBeanFactory beans) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (bean instanceof InterceptableChannel channel
          && (name.equals(SubscribeReceipts.INBOUND) || name.equals(SubscribeReceipts.BROKER))) {
        channel.addInterceptor(
            new SubscribeReceipts(
                () -> beans.getBean(SubscribeReceipts.OUTBOUND, MessageChannel.class),
                this::userDestinationPrefix));
      }
      return bean;
    }

    private String userDestinationPrefix() {
      UserDestinationResolver resolver = beans.getBean(UserDestinationResolver.class);
      return resolver instanceof DefaultUserDestinationResolver known
          ? known.getDestinationPrefix()
          : "/user/";
    }
  }
}
