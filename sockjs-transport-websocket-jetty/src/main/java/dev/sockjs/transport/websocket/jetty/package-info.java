/**
 * The transports {@code websocket} and {@code websocket-raw} on Jetty. Applications use {@link
 * dev.sockjs.transport.websocket.jetty.JettyWebSocketTransports}, or nothing at all: the transports
 * are found as services, and win over those of {@code sockjs-transport-websocket}.
 */
@NullMarked
package dev.sockjs.transport.websocket.jetty;

import org.jspecify.annotations.NullMarked;
