/**
 * Two drafts of the WebSocket protocol that some SockJS servers still speak. They are used only if
 * the application names them. Each connection has a thread of its own, so that all I/O may block:
 * simple, and enough for some hundred connections.
 */
@NullMarked
package dev.sockjs.examples.legacywebsocket;

import org.jspecify.annotations.NullMarked;
