/**
 * Auto-configuration for Spring Boot: a {@link dev.sockjs.SockJsClient}, its default {@link
 * dev.sockjs.SockJsOptions} and a {@link dev.sockjs.spring.SockJsWebSocketClient}, from properties
 * below {@code sockjs.client}.
 */
@NullMarked
package dev.sockjs.spring.boot;

import org.jspecify.annotations.NullMarked;
