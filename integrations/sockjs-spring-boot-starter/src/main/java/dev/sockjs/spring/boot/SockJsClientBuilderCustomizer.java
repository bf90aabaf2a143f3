package dev.sockjs.spring.boot;

import dev.sockjs.SockJsClientBuilder;

/**
 * Changes the builder of the auto-configured client, for what has no property: a cookie store, an
 * executor, additional transports. Every bean of this type is called, in the order of {@link
 * org.springframework.core.annotation.Order @Order}, after the properties have been applied.
 */
@FunctionalInterface
public interface SockJsClientBuilderCustomizer {

  /**
   * Changes the builder. Called once for each client: when the context creates it, and again if the
   * context is stopped and started.
   *
   * @param builder the builder, with the values of the properties
   */
  void customize(SockJsClientBuilder builder);
}
