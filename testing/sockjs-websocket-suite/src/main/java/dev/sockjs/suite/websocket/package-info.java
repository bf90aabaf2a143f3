/**
 * The rules for a transport over WebSocket that need a server which misbehaves, a proxy, or TLS.
 * {@link dev.sockjs.suite.websocket.WebSocketSuite} is the base of all suites. A transport that
 * cannot follow a rule overrides the test, and says why.
 */
@NullMarked
package dev.sockjs.suite.websocket;

import org.jspecify.annotations.NullMarked;
