package dev.sockjs.transport.streaming.services;

import java.util.Optional;

/**
 * Reads percent signs as the server of one connection means them. Some escape them in events, as
 * {@code %25}, and others do not. Servers that do would also escape line ends and NUL, but a
 * frame's JSON has none: so a percent sign without {@code 25} behind it shows a server that does
 * not, and from then on all are taken as they are. Until then {@code %25} is taken for an escape.
 */
final class PercentSigns {

  private static final String ESCAPED = "%25";

  private final boolean sure;
  private boolean escaped;

  /**
   * For a connection that nothing has come on.
   *
   * @param escaped whether the server escapes them; empty if that is to be found out
   */
  PercentSigns(Optional<Boolean> escaped) {
    this.sure = escaped.isPresent();
    this.escaped = escaped.orElse(true);
  }

  /** The frame that an event carries. */
  String read(String data) {
    int first = data.indexOf('%');
    if (first < 0) {
      return data;
    }
    if (escaped && !sure) {
      escaped = isEscaped(data, first);
    }
    return escaped ? data.replace(ESCAPED, "%") : data;
  }

  private static boolean isEscaped(String data, int first) {
    int at = first;
    while (at >= 0 && data.startsWith(ESCAPED, at)) {
      at = data.indexOf('%', at + 1);
    }
    return at < 0;
  }
}
