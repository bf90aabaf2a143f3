/**
 * A scripted server on a loopback port, for tests that need a server to respond in an exact way.
 *
 * <p>{@link dev.sockjs.testkit.server.ScriptedServer} selects a {@link
 * dev.sockjs.testkit.server.Script} for each request. The script sends a correct or an incorrect
 * response through an {@link dev.sockjs.testkit.server.Exchange}, down to single bytes, FIN and
 * RST. The server implements HTTP/1.1 and WebSocket framing, not the SockJS protocol.
 */
@NullMarked
package dev.sockjs.testkit.server;

import org.jspecify.annotations.NullMarked;
