/**
 * The engine. The reading order is the life of a connection: {@link dev.sockjs.core.CoreClient}
 * makes a {@link dev.sockjs.core.CoreSession}; {@code InfoReceiver} asks the server's info; {@code
 * Negotiation} tries one transport after the other, each behind a {@code Link}; {@code
 * SessionMachine} decides what every frame, end and call means, without doing any of it; {@code
 * Outbound}, {@code Inbound} and {@code Watchdog} carry what follows.
 */
@NullMarked
package dev.sockjs.core;

import org.jspecify.annotations.NullMarked;
