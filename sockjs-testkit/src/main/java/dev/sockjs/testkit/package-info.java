/**
 * What tests of SockJS clients and transports stand on: {@link dev.sockjs.testkit.ScriptedServer},
 * a server that misbehaves on purpose, and an executor stepped by hand.
 */
@NullMarked
package dev.sockjs.testkit;

import org.jspecify.annotations.NullMarked;
