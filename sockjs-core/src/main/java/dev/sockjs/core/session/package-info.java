/**
 * One open session. {@code SessionMachine} decides what every frame, end and call means and does no
 * I/O; {@code CoreSession} carries its decisions out; {@code MessageSender} and {@code
 * MessageReceiver} are the two halves; {@code CoreSockJs} is the application's handle.
 */
@NullMarked
package dev.sockjs.core.session;

import org.jspecify.annotations.NullMarked;
