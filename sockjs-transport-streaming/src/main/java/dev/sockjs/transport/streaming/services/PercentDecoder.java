package dev.sockjs.transport.streaming.services;

import java.util.Optional;

/**
 * Decodes the percent signs in the events of one connection. Some servers escape them, as {@code
 * %25}, and others do not.
 *
 * <p>A server that escapes would also escape line ends and NUL, but the JSON of a frame contains
 * none. So a percent sign that {@code 25} does not follow shows that the server does not escape,
 * and from then on all percent signs stay as they are. Until then {@code %25} is taken for an
 * escape.
 */
final class PercentDecoder {

  private static final String ESCAPE = "%25";

  /** True if {@link #escaped} was configured and does not change. */
  private final boolean configured;

  private boolean escaped;

  /**
   * Creates a decoder for a new connection.
   *
   * @param escaped tells if the server escapes percent signs; empty to find out
   */
  PercentDecoder(Optional<Boolean> escaped) {
    this.configured = escaped.isPresent();
    this.escaped = escaped.orElse(true);
  }

  /** Returns the frame that an event carries. */
  String decode(String data) {
    int first = data.indexOf('%');
    if (first < 0) {
      return data;
    }
    if (escaped && !configured) {
      escaped = isEscaped(data, first);
    }
    return escaped ? data.replace(ESCAPE, "%") : data;
  }

  /** Returns true if all percent signs are escaped. */
  private static boolean isEscaped(String data, int first) {
    int at = first;
    while (at >= 0 && data.startsWith(ESCAPE, at)) {
      at = data.indexOf('%', at + 1);
    }
    return at < 0;
  }
}
