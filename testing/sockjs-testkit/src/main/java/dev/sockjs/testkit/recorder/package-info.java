/**
 * Listeners that record events, for tests of applications and transports.
 *
 * <p>{@link dev.sockjs.testkit.recorder.RecordingListener} records the events of a connection, and
 * {@link dev.sockjs.testkit.recorder.RecordingTransportListener} those of a transport. A test waits
 * for the events in order. It fails if an event is of the wrong kind, if an event is left over, or
 * if the events break a rule of the listener's interface.
 */
@NullMarked
package dev.sockjs.testkit.recorder;

import org.jspecify.annotations.NullMarked;
