/**
 * One WebSocket on Jetty's websocket-core: {@code JettyWebSocketTransport} and its {@code Sender}
 * and {@code Receiver}, the upgrade, and the client that they share.
 */
@NullMarked
package dev.sockjs.transport.websocket.jetty.connection;

import org.jspecify.annotations.NullMarked;
