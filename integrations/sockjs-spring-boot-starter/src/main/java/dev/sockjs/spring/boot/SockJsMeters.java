package dev.sockjs.spring.boot;

import dev.sockjs.Attempt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The meters of one client. URLs are not among the tags: they may be secret, and there may be any
 * number of them.
 */
final class SockJsMeters {

  private final MeterRegistry registry;
  private final Counter received;
  private final Counter sent;
  private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();

  SockJsMeters(MeterRegistry registry) {
    this.registry = registry;
    this.received =
        Counter.builder("sockjs.client.messages.received")
            .description("Messages that were passed to listeners")
            .register(registry);
    this.sent =
        Counter.builder("sockjs.client.messages.sent")
            .description("Messages that were accepted for sending")
            .register(registry);
  }

  /** Counts an attempt, and the time that it took. */
  void attempted(Attempt attempt) {
    registry
        .timer(
            "sockjs.client.attempts",
            "transport",
            attempt.transport(),
            "outcome",
            attempt.outcome().name().toLowerCase(Locale.ROOT))
        .record(attempt.time());
  }

  /** Counts a connection that opened. */
  void opened(String transport) {
    connected("open", transport);
    open.computeIfAbsent(transport, this::gauge).incrementAndGet();
  }

  private AtomicInteger gauge(String transport) {
    AtomicInteger sessions = new AtomicInteger();
    registry.gauge("sockjs.client.sessions", Tags.of("transport", transport), sessions);
    return sessions;
  }

  /** Counts a connection that never opened. */
  void failed() {
    connected("failed", "none");
  }

  private void connected(String outcome, String transport) {
    registry
        .counter("sockjs.client.connects", "outcome", outcome, "transport", transport)
        .increment();
  }

  /** Counts the end of a connection that opened. */
  void closed(String transport) {
    open.computeIfAbsent(transport, this::gauge).decrementAndGet();
  }

  /** Counts a message from the server. */
  void received() {
    received.increment();
  }

  /** Counts a message to the server. */
  void sent() {
    sent.increment();
  }
}
