package dev.sockjs.reconnect;

import dev.sockjs.reconnect.ReconnectStatistics.Messages;
import java.util.Map;
import java.util.TreeMap;

/** The counts of {@link ReconnectStatistics}. Guarded by {@link Status}. */
final class Counters {

  /** A server can send any close code, so only these many are counted by themselves. */
  private static final int MAX_CODES = 32;

  private static final String OTHER = "other";

  private final Map<String, Long> disconnects = new TreeMap<>();
  private int codes;

  long attempts;
  long sessionsOpened;
  long accepted;
  long refused;
  long unflushed;
  long notSent;

  void count(Disconnect disconnect) {
    String reason =
        switch (disconnect.kind()) {
          case SOURCE_FAILED -> "source-failed";
          case CONNECT_FAILED -> "connect-failed";
          case RENEWAL_FAILED -> "renewal-failed";
          case LOST, CLOSED_BY_SERVER -> code(disconnect.closeEvent().code());
        };
    disconnects.merge(reason, 1L, Long::sum);
  }

  private String code(int code) {
    String reason = String.valueOf(code);
    if (disconnects.containsKey(reason)) {
      return reason;
    }
    if (codes == MAX_CODES) {
      return OTHER;
    }
    codes++;
    return reason;
  }

  ReconnectStatistics statistics(ReconnectState state, Outbox outbox) {
    Messages messages =
        new Messages(accepted, refused, unflushed, notSent, outbox.size(), outbox.bytes());
    return new ReconnectStatistics(state, attempts, sessionsOpened, disconnects, messages);
  }
}
