package dev.sockjs.jmeter;

import org.jspecify.annotations.Nullable;

/**
 * A message of the server as a sampler sees it.
 *
 * @param body the message, or the body of a STOMP frame
 * @param frame the STOMP frame; null in a connection without STOMP
 * @param nanoTime the time of arrival, of {@link System#nanoTime}
 */
record Incoming(String body, @Nullable StompFrame frame, long nanoTime) {

  String head() {
    return frame == null ? "" : frame.head();
  }
}
