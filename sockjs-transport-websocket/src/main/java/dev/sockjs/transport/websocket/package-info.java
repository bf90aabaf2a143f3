/**
 * The transports {@code websocket} and {@code websocket-raw}. Applications use {@link
 * dev.sockjs.transport.websocket.WebSocketTransports}, or nothing at all: the transports are found
 * as services.
 */
@NullMarked
package dev.sockjs.transport.websocket;

import org.jspecify.annotations.NullMarked;
