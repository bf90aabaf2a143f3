/**
 * The SockJS client as an application sees it: a {@link dev.sockjs.SockJsClient} opens {@link
 * dev.sockjs.SockJs} connections, each of which tells a {@link dev.sockjs.SockJsListener} what
 * happens.
 *
 * <p>The names are those of the HTML5 WebSocket API and of {@code java.net.http}. Nothing here
 * blocks unless its name or its documentation says so; all user code runs on the client's executor,
 * one callback at a time for each connection.
 */
@NullMarked
package dev.sockjs;

import org.jspecify.annotations.NullMarked;
