/**
 * The upgrade, the HTTP request that opens a WebSocket: its headers, cookies and TLS settings, and
 * the reasons for which it fails.
 */
@NullMarked
package dev.sockjs.transport.websocket.upgrade;

import org.jspecify.annotations.NullMarked;
