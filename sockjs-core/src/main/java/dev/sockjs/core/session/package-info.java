/**
 * One session. {@code SessionMachine} decides what every frame, end and call means and does no I/O;
 * {@code CoreSession} carries out its decisions. {@code SessionConnection} owns the connection,
 * {@code MessageSender} and {@code MessageReceiver} are its two halves, {@code EventReporter}
 * reports to the application, and {@code CoreSockJs} is the application's handle.
 */
@NullMarked
package dev.sockjs.core.session;

import org.jspecify.annotations.NullMarked;
