package dev.sockjs.cli.bench;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.bench.BenchProgress.Phase;
import dev.sockjs.cli.bench.BenchResult.End;
import dev.sockjs.spi.Scheduler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A run: connects, sends, waits for the last echoes, and closes.
 *
 * <pre>
 * CONNECTING -> SENDING -> DRAINING -> CLOSING -> ENDED
 *      |                                  ^
 *      +---- stopped, or none opened -----+
 * </pre>
 *
 * <p>The tasks of the scheduler change the phase, and run one at a time. The fields below belong to
 * them, except where they say otherwise.
 */
final class Bench {

  /**
   * How long sessions may take to close: more than {@code closeLinger}, which ends each of them.
   */
  static final Duration CLOSE_LIMIT = SockJsOptions.DEFAULT_CLOSE_LINGER.multipliedBy(5);

  private static final Duration PUMP_STEP = Duration.ofMillis(1);
  private static final Duration DRAIN_STEP = Duration.ofMillis(20);
  private static final Duration SHORTEST_SAMPLE = Duration.ofMillis(100);
  private static final int MOST_SAMPLES = 120;
  private static final long ALL_BUFFERS = 64L << 20;

  private final SockJsClient client;
  private final URI url;
  private final SockJsOptions options;
  private final RunContext run;
  private final Ramp ramp;
  private final CompletableFuture<BenchResult> result = new CompletableFuture<>();

  /** Filled by any thread. */
  private final Queue<BenchSession> sessions = new ConcurrentLinkedQueue<>();

  private List<BenchSession> senders = List.of();
  private Pacer pacer = Pacer.IDLE;
  private End end = End.COMPLETE;
  private long sendingNanos;

  /** Read by any thread. */
  private volatile Phase phase = Phase.CONNECTING;

  /** Read by any thread. */
  private volatile long phaseStartNanos;

  /**
   * Creates a run.
   *
   * @param client the client to connect with
   * @param options the options of each session
   * @param scheduler runs one task at a time
   */
  Bench(
      SockJsClient client,
      URI url,
      SockJsOptions options,
      BenchSettings settings,
      Scheduler scheduler) {
    this.client = client;
    this.url = url;
    this.options =
        options.toBuilder()
            .closeLinger(CLOSE_LIMIT.dividedBy(2))
            .maxBufferedAmount(bufferSize(settings))
            .build();
    String id = String.format("%08x", ThreadLocalRandom.current().nextInt());
    run =
        new RunContext(
            id, settings, scheduler, scheduler.nanoTime(), new Measurements(), new Failures());
    ramp =
        new Ramp(
            settings.sessions(),
            settings.connects(),
            this::connect,
            () -> after(Duration.ZERO, this::beginSending));
  }

  /** Returns the send buffer of a session: all together have 64 MiB, or four messages for each. */
  private static long bufferSize(BenchSettings settings) {
    return Math.max(4L * settings.size(), ALL_BUFFERS / settings.sessions());
  }

  /**
   * Starts the run. Called once.
   *
   * @return the result; it fails if the client rejects the URL or the options
   */
  CompletableFuture<BenchResult> start() {
    after(Duration.ZERO, ramp::start);
    return result;
  }

  /** Ends the run early. Its result has what was measured until then. May be called again. */
  void stop() {
    after(
        Duration.ZERO,
        () -> {
          if (phase == Phase.CONNECTING) {
            end = End.INTERRUPTED;
            ramp.stop();
            sessions.forEach(BenchSession::close);
          } else if (phase == Phase.SENDING) {
            beginDraining(End.INTERRUPTED);
          }
        });
  }

  /** Returns how far the run is. */
  BenchProgress progress() {
    Measurements measurements = run.measurements();
    return new BenchProgress(
        phase,
        run.nowNanos() - phaseStartNanos,
        measurements.opened.sum(),
        measurements.notOpened.sum() + measurements.lost.sum(),
        measurements.sent.sum(),
        measurements.echoed.sum());
  }

  /** Schedules a step of the run. If it throws, the run has failed. */
  private void after(Duration delay, Runnable step) {
    run.scheduler()
        .schedule(
            delay,
            () -> {
              try {
                step.run();
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            });
  }

  private void connect(int number) {
    BenchSession session = new BenchSession(number, run, ramp::settled);
    sessions.add(session);
    try {
      session.setConnection(client.connect(url, options, session));
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  private void enter(Phase next) {
    phaseStartNanos = run.nowNanos();
    phase = next;
  }

  private void beginSending() {
    senders = sessions.stream().filter(BenchSession::isOpen).toList();
    if (senders.isEmpty() || end == End.INTERRUPTED) {
      end = end == End.INTERRUPTED ? end : End.NO_SESSION;
      beginClosing();
      return;
    }
    enter(Phase.SENDING);
    // Before the first messages, which take a while in a cold JVM.
    after(run.settings().duration(), this::endSending);
    after(sampleInterval(), this::sample);
    pacer = Pacer.start(run, phaseStartNanos, senders, this::after);
  }

  private Duration sampleInterval() {
    Duration interval = run.settings().duration().dividedBy(MOST_SAMPLES);
    return interval.compareTo(SHORTEST_SAMPLE) < 0 ? SHORTEST_SAMPLE : interval;
  }

  private void sample() {
    if (phase != Phase.SENDING) {
      return;
    }
    long elapsedNanos = run.nowNanos() - phaseStartNanos;
    Measurements measurements = run.measurements();
    measurements.sample(elapsedNanos);
    if (senders.stream().noneMatch(BenchSession::isOpen)) {
      beginDraining(End.NO_SESSION);
    } else if (measurements.echoed.sum() == 0
        && elapsedNanos >= BenchResult.NO_ECHO_LIMIT.toNanos()
        && measurements.sent.sum() > 0) {
      beginDraining(End.NO_ECHO);
    } else {
      after(sampleInterval(), this::sample);
    }
  }

  /** Sends what is due by now, which the tasks and callbacks of a busy machine may not have. */
  private void endSending() {
    if (!run.settings().isOpenLoop()) {
      beginDraining(End.COMPLETE);
      return;
    }
    senders.forEach(BenchSession::pump);
    awaitPumps(run.nowNanos() + BenchResult.DRAIN.toNanos());
  }

  private void awaitPumps(long limitNanos) {
    boolean sending = senders.stream().anyMatch(BenchSession::isPumping);
    if (phase == Phase.SENDING && sending && run.nowNanos() < limitNanos) {
      after(PUMP_STEP, () -> awaitPumps(limitNanos));
    } else {
      beginDraining(End.COMPLETE);
    }
  }

  private void beginDraining(End why) {
    if (phase != Phase.SENDING) {
      return;
    }
    end = why;
    sendingNanos = run.nowNanos() - phaseStartNanos;
    pacer.stop();
    senders.forEach(BenchSession::stopSending);
    sampleRest();
    enter(Phase.DRAINING);
    drain();
  }

  /** Samples the time since the last sample, unless it is so short that its rate means nothing. */
  private void sampleRest() {
    Measurements measurements = run.measurements();
    long restNanos = sendingNanos - measurements.lastSampleNanos();
    if (restNanos >= sampleInterval().toNanos() / 2) {
      measurements.sample(sendingNanos);
    }
  }

  private void drain() {
    Measurements measurements = run.measurements();
    boolean over =
        end == End.NO_ECHO
            || measurements.sent.sum() == measurements.echoed.sum()
            || senders.stream().noneMatch(BenchSession::isOpen)
            || run.nowNanos() - phaseStartNanos >= BenchResult.DRAIN.toNanos();
    if (over) {
      beginClosing();
    } else {
      after(DRAIN_STEP, this::drain);
    }
  }

  private void beginClosing() {
    enter(Phase.CLOSING);
    sessions.forEach(BenchSession::close);
    CompletableFuture.allOf(
            sessions.stream().map(BenchSession::ended).toArray(CompletableFuture<?>[]::new))
        .whenComplete((nothing, error) -> after(Duration.ZERO, this::finish));
    after(CLOSE_LIMIT, () -> sessions.forEach(BenchSession::abort));
    // In case that a session does not tell its end: nothing waits for ever.
    after(CLOSE_LIMIT.multipliedBy(2), this::finish);
  }

  private void finish() {
    if (phase == Phase.ENDED) {
      return;
    }
    enter(Phase.ENDED);
    run.measurements().collect();
    result.complete(
        run.measurements()
            .result(run, end, pacer.notSent(sendingNanos), Duration.ofNanos(sendingNanos)));
  }
}
