/**
 * The transports {@code websocket} and {@code websocket-raw}. {@link java.util.ServiceLoader} finds
 * them; {@link dev.sockjs.transport.websocket.WebSocketTransports} is for applications that list
 * their transports explicitly or set options.
 */
@NullMarked
package dev.sockjs.transport.websocket;

import org.jspecify.annotations.NullMarked;
