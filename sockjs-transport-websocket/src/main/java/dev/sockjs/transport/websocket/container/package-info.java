/**
 * The containers that connect WebSockets: Tyrus on Grizzly, or the application's own. This is the
 * only package that knows Tyrus and Grizzly.
 */
@NullMarked
package dev.sockjs.transport.websocket.container;

import org.jspecify.annotations.NullMarked;
