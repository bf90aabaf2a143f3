package dev.sockjs.spring.boot;

import dev.sockjs.SockJsOptionsBuilder;

/**
 * Changes the builder of the auto-configured options, for what has no property: a header function,
 * options of one transport. Every bean of this type is called once, in the order of {@link
 * org.springframework.core.annotation.Order @Order}, after the properties have been applied.
 */
@FunctionalInterface
public interface SockJsOptionsBuilderCustomizer {

  /**
   * Changes the builder.
   *
   * @param builder the builder, with the values of the properties
   */
  void customize(SockJsOptionsBuilder builder);
}
