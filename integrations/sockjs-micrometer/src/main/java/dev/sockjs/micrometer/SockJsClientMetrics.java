package dev.sockjs.micrometer;

import dev.sockjs.Attempt.Outcome;
import dev.sockjs.ClientStatistics;
import dev.sockjs.SessionEnd;
import dev.sockjs.SockJsClient;
import dev.sockjs.TransportStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Binds the {@linkplain SockJsClient#statistics() counters of a client} to a registry.
 *
 * <pre>{@code
 * new SockJsClientMetrics(client).bindTo(registry);
 * }</pre>
 *
 * <p>The names of all meters begin with {@code sockjs.client}. The values of their tags are the
 * names of the client's transports and of enums, so their number is bounded. URLs and session ids
 * are not among them: they may be secret, and there may be any number of them. Two clients in one
 * registry need tags that tell them apart.
 *
 * <p>The meters read the counters when the registry reads the meters, so sessions and messages cost
 * nothing more. A registry does not keep the client in memory: keep a reference to it. After {@link
 * SockJsClient#close()} the meters show the last numbers.
 *
 * <p>Immutable and safe for any thread.
 */
public final class SockJsClientMetrics implements MeterBinder {

  private static final String PREFIX = "sockjs.client.";
  private static final String NO_TRANSPORT = "none";

  private final SockJsClient client;
  private final Tags tags;

  /**
   * Creates a binder whose meters have only their own tags.
   *
   * @param client the client
   */
  public SockJsClientMetrics(SockJsClient client) {
    this(client, List.of());
  }

  /**
   * Creates a binder.
   *
   * @param client the client
   * @param tags the tags of all meters, besides their own
   */
  public SockJsClientMetrics(SockJsClient client, Iterable<Tag> tags) {
    this.client = Objects.requireNonNull(client, "client");
    this.tags = Tags.of(tags);
  }

  /**
   * Registers the meters. Calling this again with the same registry changes nothing.
   *
   * @throws UnsupportedOperationException if the client has no {@linkplain
   *     SockJsClient#statistics() statistics}
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    for (String transport : client.statistics().transports().keySet()) {
      bindTransport(registry, transport);
    }
    bindConnects(registry);
    bindMessages(registry);
    for (SessionEnd end : SessionEnd.values()) {
      counter("sessions.closed", statistics -> statistics.sessionsClosed(end))
          .tags("end", lowerCase(end))
          .description("Sessions that were open and have ended, by the kind of end")
          .register(registry);
    }
  }

  private void bindTransport(MeterRegistry registry, String transport) {
    Gauge.builder(
            PREFIX + "sessions",
            client,
            each -> number(each, transport, TransportStatistics::sessionsOpen))
        .tags(tags.and("transport", transport))
        .description("Sessions that are open now")
        .register(registry);
    connects(
            "open",
            transport,
            statistics -> number(statistics, transport, TransportStatistics::sessionsOpened))
        .register(registry);
    for (Outcome outcome : Outcome.values()) {
      FunctionTimer.builder(
              PREFIX + "attempts",
              client,
              each -> number(each, transport, statistics -> statistics.attempts(outcome)),
              each -> number(each, transport, statistics -> nanos(statistics, outcome)),
              TimeUnit.NANOSECONDS)
          .tags(tags.and("transport", transport, "outcome", lowerCase(outcome)))
          .description("Attempts with a transport, and the time that they took")
          .register(registry);
    }
  }

  private static long nanos(TransportStatistics statistics, Outcome outcome) {
    return statistics.attemptTime(outcome).toNanos();
  }

  private static long number(
      SockJsClient client, String transport, ToLongFunction<TransportStatistics> number) {
    return number(client.statistics(), transport, number);
  }

  /** Returns 0 for a transport that the client had when it was bound, and no longer has. */
  private static long number(
      ClientStatistics statistics, String transport, ToLongFunction<TransportStatistics> number) {
    TransportStatistics found = statistics.transports().get(transport);
    return found == null ? 0 : number.applyAsLong(found);
  }

  private void bindConnects(MeterRegistry registry) {
    connects("failed", NO_TRANSPORT, ClientStatistics::connectsFailed).register(registry);
    connects("cancelled", NO_TRANSPORT, ClientStatistics::connectsCancelled).register(registry);
  }

  private FunctionCounter.Builder<SockJsClient> connects(
      String outcome, String transport, ToDoubleFunction<ClientStatistics> number) {
    return counter("connects", number)
        .tags("outcome", outcome, "transport", transport)
        .description("Connects that have ended, with a session or without");
  }

  private void bindMessages(MeterRegistry registry) {
    counter("messages.received", ClientStatistics::messagesReceived)
        .description("Messages that arrived in open sessions")
        .register(registry);
    counter("messages.sent", ClientStatistics::messagesSent)
        .description("Messages that were sent")
        .register(registry);
    counter("messages.rejected", ClientStatistics::messagesRejected)
        .description("Messages that did not fit into the send buffer")
        .register(registry);
    counter("received", ClientStatistics::bytesReceived)
        .baseUnit(BaseUnits.BYTES)
        .description("Size of the messages that arrived, in UTF-8")
        .register(registry);
    counter("sent", ClientStatistics::bytesSent)
        .baseUnit(BaseUnits.BYTES)
        .description("Size of the messages that were sent, in UTF-8")
        .register(registry);
    Gauge.builder(PREFIX + "buffered", client, each -> each.statistics().bufferedBytes())
        .tags(tags)
        .baseUnit(BaseUnits.BYTES)
        .description("Size of the messages that open sessions have accepted and not sent")
        .register(registry);
  }

  private FunctionCounter.Builder<SockJsClient> counter(
      String name, ToDoubleFunction<ClientStatistics> number) {
    return FunctionCounter.builder(
            PREFIX + name, client, each -> number.applyAsDouble(each.statistics()))
        .tags(tags);
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
