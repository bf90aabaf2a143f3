/** The transport itself: connects, sends, receives, and closes one WebSocket. */
@NullMarked
package dev.sockjs.transport.websocket.connection;

import org.jspecify.annotations.NullMarked;
