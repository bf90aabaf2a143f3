package dev.sockjs.micrometer;

import dev.sockjs.reconnect.ReconnectStatistics;
import dev.sockjs.reconnect.ReconnectingSockJs;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Binds the {@linkplain ReconnectingSockJs#statistics() figures of a session that connects again}
 * to a registry. Needs {@code sockjs-reconnect}, which {@code sockjs-micrometer} does not bring.
 *
 * <p>The names of all meters begin with {@code sockjs.reconnect}. The reasons of disconnects are
 * those of {@link ReconnectStatistics#disconnects()}, of which the close codes that are not usual
 * count as {@code other}. Two sessions in one registry need tags that tell them apart.
 *
 * <p>The meters read the figures when the registry reads the meters. A registry does not keep the
 * session in memory. Immutable and safe for any thread.
 */
@SuppressWarnings("exports") // who passes a ReconnectingSockJs has its module
public final class ReconnectingSockJsMetrics implements MeterBinder {

  private static final String PREFIX = "sockjs.reconnect.";

  /** The reasons with a meter of their own; servers can send any other close code. */
  static final List<String> REASONS =
      List.of(
          "connect-failed",
          "source-failed",
          "renewal-failed",
          "1000",
          "1001",
          "1006",
          "1011",
          "1012",
          "1013");

  private final ReconnectingSockJs sock;
  private final Tags tags;

  /**
   * Creates a binder whose meters have only their own tags.
   *
   * @param sock the session
   */
  public ReconnectingSockJsMetrics(ReconnectingSockJs sock) {
    this(sock, List.of());
  }

  /**
   * Creates a binder.
   *
   * @param sock the session
   * @param tags the tags of all meters, besides their own
   */
  public ReconnectingSockJsMetrics(ReconnectingSockJs sock, Iterable<Tag> tags) {
    this.sock = Objects.requireNonNull(sock, "sock");
    this.tags = Tags.of(tags);
  }

  /** Registers the meters. Calling this again with the same registry changes nothing. */
  @Override
  public void bindTo(MeterRegistry registry) {
    counter("attempts", ReconnectStatistics::attempts)
        .description("Attempts to connect, the first one included")
        .register(registry);
    counter("sessions", ReconnectStatistics::sessionsOpened)
        .description("Sessions that have opened, the first one included")
        .register(registry);
    for (String reason : REASONS) {
      disconnects(reason, all -> all.getOrDefault(reason, 0L)).register(registry);
    }
    disconnects("other", ReconnectingSockJsMetrics::others).register(registry);
    bindMessages(registry);
  }

  private FunctionCounter.Builder<ReconnectingSockJs> disconnects(
      String reason, ToDoubleFunction<Map<String, Long>> number) {
    return counter("disconnects", statistics -> number.applyAsDouble(statistics.disconnects()))
        .tags("reason", reason)
        .description("Sessions and attempts that have ended, by reason");
  }

  private static long others(Map<String, Long> disconnects) {
    return disconnects.entrySet().stream()
        .filter(each -> !REASONS.contains(each.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void bindMessages(MeterRegistry registry) {
    counter("messages.accepted", ReconnectStatistics::messagesAccepted)
        .description("Messages that sessions have accepted")
        .register(registry);
    counter("messages.refused", ReconnectStatistics::messagesRefused)
        .description("Messages that were refused because the state was not OPEN")
        .register(registry);
    counter("messages.unflushed", ReconnectStatistics::messagesUnflushed)
        .description("Messages that a session accepted and did not flush before it ended")
        .register(registry);
    gauge("queued.messages", ReconnectStatistics::queuedMessages)
        .description("Messages that are queued now")
        .register(registry);
    gauge("queued", ReconnectStatistics::queuedBytes)
        .baseUnit(BaseUnits.BYTES)
        .description("Size of the messages that are queued now, in UTF-8")
        .register(registry);
  }

  private FunctionCounter.Builder<ReconnectingSockJs> counter(
      String name, ToDoubleFunction<ReconnectStatistics> number) {
    return FunctionCounter.builder(
            PREFIX + name, sock, each -> number.applyAsDouble(each.statistics()))
        .tags(tags);
  }

  private Gauge.Builder<ReconnectingSockJs> gauge(
      String name, ToDoubleFunction<ReconnectStatistics> number) {
    return Gauge.builder(PREFIX + name, sock, each -> number.applyAsDouble(each.statistics()))
        .tags(tags);
  }
}
