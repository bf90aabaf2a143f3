package dev.sockjs.cli.bench;

import dev.sockjs.cli.bench.BenchResult.End;
import dev.sockjs.cli.bench.BenchResult.Messages;
import dev.sockjs.cli.bench.BenchResult.Sessions;
import dev.sockjs.cli.bench.BenchResult.Times;
import dev.sockjs.cli.bench.BenchResult.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Counts and records what happens, from any thread. {@link #sample} is called by one thread at a
 * time. Times are in nanoseconds, with an error of 0.1 % at most; a time of more than an hour
 * counts as an hour.
 */
final class Measurements {

  private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
  private static final int DIGITS = 3;

  final LongAdder opened = new LongAdder();
  final LongAdder notOpened = new LongAdder();
  final LongAdder lost = new LongAdder();
  final LongAdder notClosed = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder echoed = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  final LongAdder outOfOrder = new LongAdder();
  final LongAdder foreign = new LongAdder();
  final LongAdder foreignBytes = new LongAdder();

  private final Recorder openTimes = new Recorder(LONGEST_NANOS, DIGITS);
  private final Recorder roundTrips = new Recorder(LONGEST_NANOS, DIGITS);
  private final Recorder delays = new Recorder(LONGEST_NANOS, DIGITS);
  private final Map<String, LongAdder> transports = new ConcurrentHashMap<>();

  private final Histogram allOpenTimes = new Histogram(LONGEST_NANOS, DIGITS);
  private final Histogram allRoundTrips = new Histogram(LONGEST_NANOS, DIGITS);
  private final Histogram allDelays = new Histogram(LONGEST_NANOS, DIGITS);
  private final List<Sample> samples = new ArrayList<>();
  private final ProcessUsage usage = new ProcessUsage();
  private long lastSent;
  private long lastEchoed;

  /** Records a session that opened. */
  void open(String transport, long nanos) {
    opened.increment();
    transports.computeIfAbsent(transport, name -> new LongAdder()).increment();
    record(openTimes, nanos);
  }

  /** Records the delay between the time at which a message was due and its sending. */
  void delay(long nanos) {
    record(delays, nanos);
  }

  /** Records the echo of a message. */
  void echo(long nanos) {
    echoed.increment();
    record(roundTrips, nanos);
  }

  private static void record(Recorder recorder, long nanos) {
    recorder.recordValue(Math.max(0, Math.min(nanos, LONGEST_NANOS)));
  }

  /** Adds the figures since the last sample to the totals. */
  void collect() {
    allOpenTimes.add(openTimes.getIntervalHistogram());
    allDelays.add(delays.getIntervalHistogram());
    allRoundTrips.add(roundTrips.getIntervalHistogram());
    usage.update();
  }

  /** Returns the time of the last sample, or 0. */
  long lastSampleNanos() {
    return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).elapsedNanos();
  }

  /** Collects, and adds a sample to the curves. */
  void sample(long elapsedNanos) {
    Histogram interval = roundTrips.getIntervalHistogram();
    allRoundTrips.add(interval);
    collect();
    long sentNow = sent.sum();
    long echoedNow = echoed.sum();
    samples.add(
        new Sample(
            elapsedNanos,
            sentNow - lastSent,
            echoedNow - lastEchoed,
            interval.getValueAtPercentile(50),
            interval.getValueAtPercentile(99)));
    lastSent = sentNow;
    lastEchoed = echoedNow;
  }

  /**
   * Returns the result. Called once, at the end.
   *
   * @param notSent messages that were due and not sent
   * @param sending how long messages were sent
   */
  BenchResult result(RunContext run, End end, long notSent, Duration sending) {
    long size = run.settings().size();
    return new BenchResult(
        run.settings(),
        end,
        new Sessions(
            opened.sum(),
            notOpened.sum(),
            lost.sum(),
            notClosed.sum(),
            transportCounts(),
            run.failures().byCause()),
        new Messages(
            sent.sum(), echoed.sum(), notSent, duplicates.sum(), outOfOrder.sum(), foreign.sum()),
        new Times(allOpenTimes, allRoundTrips, allDelays, sending, List.copyOf(samples)),
        new Volume(
            sent.sum() * size,
            (echoed.sum() + duplicates.sum()) * size + foreignBytes.sum(),
            usage.threads(),
            usage.heapBytes()));
  }

  private Map<String, Long> transportCounts() {
    Map<String, Long> counts = new TreeMap<>();
    transports.forEach((name, count) -> counts.put(name, count.sum()));
    return counts;
  }
}
