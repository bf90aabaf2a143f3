/**
 * What tests of SockJS clients and transports stand on.
 *
 * <ul>
 *   <li>{@link dev.sockjs.testkit.TransportContract}: what every transport has to pass, to be
 *       implemented by its test class.
 *   <li>{@link dev.sockjs.testkit.RecordingListener} and {@link
 *       dev.sockjs.testkit.RecordingTransportListener}: they fail on events that nobody looked at,
 *       and on any that should not come.
 *   <li>{@link dev.sockjs.testkit.ScriptedServer}: a server that misbehaves on purpose.
 *   <li>{@link dev.sockjs.testkit.FaultProxy}: a bad network in front of a real server.
 *   <li>{@link dev.sockjs.testkit.ManualTimer} and {@link dev.sockjs.testkit.ManualExecutor}: time
 *       and threads, stepped by hand.
 * </ul>
 */
@NullMarked
package dev.sockjs.testkit;

import org.jspecify.annotations.NullMarked;
