/**
 * What tests of SockJS clients and transports stand on: {@link dev.sockjs.testkit.ScriptedServer},
 * a server that misbehaves on purpose; a timer and an executor stepped by hand; and listeners that
 * fail on events nobody looked at.
 */
@NullMarked
package dev.sockjs.testkit;

import org.jspecify.annotations.NullMarked;
