/**
 * STOMP sessions over SockJS for tests.
 *
 * <p>{@link dev.sockjs.spring.test.StompEndpoint} gives them to a {@code @SpringBootTest}, {@link
 * dev.sockjs.spring.test.StompExtension} to any other test with JUnit, and {@link
 * dev.sockjs.spring.test.StompTestClient} to any program.
 */
@NullMarked
package dev.sockjs.spring.test;

import org.jspecify.annotations.NullMarked;
