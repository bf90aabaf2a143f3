/**
 * The SockJS client API for applications. A {@link dev.sockjs.SockJsClient} opens {@link
 * dev.sockjs.SockJs} connections, and each connection reports its events to a {@link
 * dev.sockjs.SockJsListener}.
 *
 * <p>Names follow the HTML5 WebSocket API and {@code java.net.http}. Methods do not block unless
 * their documentation says so. All application code runs on the client's executor: listeners and
 * completions of stages one at a time for each connection, and {@linkplain
 * dev.sockjs.HeaderFunction header functions}.
 *
 * <p>Arguments must not be {@code null}, and results never are, unless a type is annotated as
 * nullable.
 */
@NullMarked
package dev.sockjs;

import org.jspecify.annotations.NullMarked;
