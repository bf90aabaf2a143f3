/**
 * One seam for those who look inside: {@code SessionObserver} receives what one session does.
 * {@code ClientCounters} counts, {@code ConnectLog} logs, and {@code flight} writes events of JDK
 * Flight Recorder.
 */
@NullMarked
package dev.sockjs.core.observe;

import org.jspecify.annotations.NullMarked;
