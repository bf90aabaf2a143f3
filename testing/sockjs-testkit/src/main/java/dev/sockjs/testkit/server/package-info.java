/**
 * A scripted wire server on a loopback port, for tests of a client that a server must answer in an
 * exact way. It knows HTTP and WebSocket framing, and nothing of SockJS.
 */
@NullMarked
package dev.sockjs.testkit.server;

import org.jspecify.annotations.NullMarked;
