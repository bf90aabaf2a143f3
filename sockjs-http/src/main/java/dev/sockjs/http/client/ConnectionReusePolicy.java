package dev.sockjs.http.client;

import dev.sockjs.spi.Scheduler;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Knows which origins leave a connection open behind a receiving request. Vert.x does not: it
 * closes the TCP connection behind every poll and stream, and does not announce it
 * (vertx-web#2862), so the next request on that connection is lost. Where connections are kept,
 * polling over one is twice as fast as over a new one each time.
 *
 * <p>The habit is learnt without risk. Of the receiving requests to an origin one is put to the
 * trial: it is the only one on its connection, and nothing follows on it. A while after its answer
 * the connection is looked at. Until then, and for good where it has been closed, every receiving
 * request says {@code Connection: close}.
 *
 * <p>The {@value #REMEMBERED} origins used last are remembered. Safe for any thread.
 */
public final class ConnectionReusePolicy {

  /** How a request goes out. */
  public enum Way {
    /**
     * With messages, or for the info: behind those every server keeps its connections open. If a
     * proxy forwards them, with {@code Connection: close}.
     */
    SHORT,
    /** For frames, on a connection that may have been used before, and may be again. */
    KEPT,
    /** For frames, with {@code Connection: close}. */
    ONCE,
    /** For frames, without that, on a connection of its own: what becomes of it is to be told. */
    TRIAL
  }

  private enum Habit {
    ON_TRIAL,
    KEEPS,
    CLOSES
  }

  static final int REMEMBERED = 256;

  /**
   * From the end of the trial's answer to the look at its connection. A FIN that follows the answer
   * needs no time of its own, unless it is lost and sent again; and what holds a connection for no
   * longer than this is not worth keeping.
   */
  public static final Duration SETTLING = Duration.ofSeconds(1);

  private final Scheduler timer;

  /** By origin; absent while nothing is known. Guarded by itself. */
  private final Map<String, Habit> habits =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Habit> eldest) {
          return size() > REMEMBERED;
        }
      };

  ConnectionReusePolicy(Scheduler timer) {
    this.timer = timer;
  }

  /**
   * The way for the next receiving request to the URL. Whoever is given {@link Way#TRIAL} has to
   * tell how it ended.
   */
  public Way next(URI url) {
    synchronized (habits) {
      Habit habit = habits.putIfAbsent(origin(url), Habit.ON_TRIAL);
      if (habit == null) {
        return Way.TRIAL;
      }
      return habit == Habit.KEEPS ? Way.KEPT : Way.ONCE;
    }
  }

  /** The trial was answered; after a while, tells whether its connection is open. */
  public void trialAnswered(URI url, BooleanSupplier open) {
    timer.schedule(SETTLING, () -> learn(url, open.getAsBoolean() ? Habit.KEEPS : Habit.CLOSES));
  }

  /** The trial was not answered, and told nothing: the next receiving request is the trial. */
  public void trialFailed(URI url) {
    synchronized (habits) {
      habits.remove(origin(url), Habit.ON_TRIAL);
    }
  }

  /** A request on a kept connection got no answer: the habit has changed, or was misjudged. */
  public void misjudged(URI url) {
    learn(url, Habit.CLOSES);
  }

  private void learn(URI url, Habit habit) {
    synchronized (habits) {
      habits.put(origin(url), habit);
    }
  }

  private static String origin(URI url) {
    return (url.getScheme() + "://" + url.getHost() + ":" + url.getPort()).toLowerCase(Locale.ROOT);
  }
}
