package dev.sockjs.core.observe;

import dev.sockjs.ClientStatistics;
import dev.sockjs.SessionEnd;
import dev.sockjs.TransportStatistics;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/** Counts what the sessions of one client do. Safe for any thread. */
public final class ClientCounters {

  private record Snapshot(
      long connects,
      long connectsFailed,
      long connectsCancelled,
      long sessionsOpened,
      long sessionsOpen,
      Map<SessionEnd, Long> closed,
      long messagesReceived,
      long bytesReceived,
      long messagesSent,
      long bytesSent,
      long messagesRejected,
      long bufferedBytes,
      Map<String, TransportStatistics> transports)
      implements ClientStatistics {

    @Override
    public long sessionsClosed(SessionEnd end) {
      return closed.getOrDefault(end, 0L);
    }
  }

  final LongAdder connects = new LongAdder();
  final LongAdder connectsFailed = new LongAdder();
  final LongAdder connectsCancelled = new LongAdder();
  final LongAdder messagesReceived = new LongAdder();
  final LongAdder bytesReceived = new LongAdder();
  final LongAdder messagesSent = new LongAdder();
  final LongAdder bytesSent = new LongAdder();
  final LongAdder messagesRejected = new LongAdder();
  private final Map<SessionEnd, LongAdder> closed = new EnumMap<>(SessionEnd.class);
  private final Map<String, TransportCounters> transports = new LinkedHashMap<>();
  private final TransportCounters unknown = new TransportCounters();

  /**
   * @param transports the names of the client's transports; all others are counted together
   */
  public ClientCounters(List<String> transports) {
    for (SessionEnd end : SessionEnd.values()) {
      closed.put(end, new LongAdder());
    }
    transports.forEach(name -> this.transports.put(name, new TransportCounters()));
    this.transports.putIfAbsent(ClientStatistics.UNKNOWN_TRANSPORT, unknown);
  }

  /** Returns the observer that counts what one more session does. */
  public SessionObserver session() {
    return new SessionCounter(this);
  }

  TransportCounters transport(String name) {
    return transports.getOrDefault(name, unknown);
  }

  void closed(SessionEnd end) {
    Objects.requireNonNull(closed.get(end)).increment();
  }

  /**
   * Returns the numbers at this time. Reads the closed sessions first, so that the open ones are
   * never negative.
   *
   * @param bufferedBytes the bytes that all sessions have accepted and not sent
   */
  public ClientStatistics statistics(long bufferedBytes) {
    Map<SessionEnd, Long> closedBefore = new EnumMap<>(SessionEnd.class);
    closed.forEach((end, counter) -> closedBefore.put(end, counter.sum()));
    Map<String, TransportStatistics> byTransport = new LinkedHashMap<>();
    transports.forEach((name, counters) -> byTransport.put(name, counters.statistics()));
    return new Snapshot(
        connects.sum(),
        connectsFailed.sum(),
        connectsCancelled.sum(),
        sum(byTransport, TransportStatistics::sessionsOpened),
        sum(byTransport, TransportStatistics::sessionsOpen),
        closedBefore,
        messagesReceived.sum(),
        bytesReceived.sum(),
        messagesSent.sum(),
        bytesSent.sum(),
        messagesRejected.sum(),
        bufferedBytes,
        Collections.unmodifiableMap(byTransport));
  }

  private static long sum(
      Map<String, TransportStatistics> transports, ToLongFunction<TransportStatistics> number) {
    return transports.values().stream().mapToLong(number).sum();
  }
}
