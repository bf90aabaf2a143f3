package dev.sockjs.core.concurrent;

import dev.sockjs.spi.Scheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the application's callbacks on few threads, and on more as soon as callbacks block.
 *
 * <p>Callbacks that only compute gain nothing from more threads than processors: with a thread for
 * each, a message to each of 10 000 sessions would start thousands. But callbacks may block, and
 * one that does must not stop the others. So while callbacks wait, the workers are checked every
 * {@value #CHECK_MILLIS} ms. One that has not finished its task since the last check counts as
 * blocked and is replaced; if all are blocked, every waiting callback gets a thread. A callback
 * thus waits for such callbacks for two checks at most.
 *
 * <p>Callbacks that block for a shorter time are only seen by what they have in common: they take
 * long. If they do, and callbacks wait from one check to the next, the number of workers is
 * doubled, as long as that makes more callbacks finish. It does not if they compute.
 */
public final class CallbackExecutor implements Executor, AutoCloseable {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private static final int CHECK_MILLIS = 10;

  /** Fewer tasks of one worker between two checks take long: 5 ms or more. */
  private static final int SLOW_PER_CHECK = 2;

  private static final Duration CHECK = Duration.ofMillis(CHECK_MILLIS);

  private final Executor threads;
  private final Scheduler scheduler;
  private final int few;

  /** Guards the fields below. */
  private final Object lock = new Object();

  /** As many workers may run callbacks that are not blocked. */
  private int limit;

  /** Callbacks for which no worker is free. */
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private final Set<Worker> workers = new HashSet<>();

  /** How many of the workers are blocked. */
  private int blocked;

  /** Callbacks that were added until now, and until the last check. */
  private long added;

  private long addedAtCheck;

  /** Callbacks that finished since the last check, and before the limit was raised last. */
  private int finished;

  private int finishedAtRaise;

  /** True while a check is scheduled. */
  private boolean checking;

  private boolean closed;

  /**
   * @param threads runs each task on a thread of its own, and rejects none
   * @param scheduler schedules the checks
   * @param few the number of threads while no callback blocks
   */
  public CallbackExecutor(Executor threads, Scheduler scheduler, int few) {
    this.threads = threads;
    this.scheduler = scheduler;
    this.few = few;
    this.limit = few;
  }

  @Override
  public void execute(Runnable task) {
    Optional<Worker> worker;
    boolean startsChecks;
    synchronized (lock) {
      waiting.add(task);
      added++;
      worker = closed || unblocked() < limit ? Optional.of(newWorker()) : Optional.empty();
      startsChecks = worker.isEmpty() && !checking;
      checking |= startsChecks;
    }
    worker.ifPresent(threads::execute);
    if (startsChecks) {
      scheduleCheck();
    }
  }

  private void scheduleCheck() {
    try {
      scheduler.schedule(CHECK, this::check);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "Callbacks wait until others have ended", e);
      synchronized (lock) {
        checking = false; // the next callback tries again
      }
    }
  }

  /** Starts a thread for each callback that waits, and for each that comes. */
  @Override
  public void close() {
    List<Worker> workersToStart;
    synchronized (lock) {
      closed = true;
      workersToStart = newWorkers(waiting.size());
    }
    workersToStart.forEach(threads::execute);
  }

  private void check() {
    List<Worker> workersToStart;
    synchronized (lock) {
      checking = !waiting.isEmpty() && !closed;
      if (!checking) {
        limit = few;
        finishedAtRaise = 0;
        return;
      }
      raiseLimit();
      for (Worker worker : workers) {
        if (worker.checked && !worker.blocked) {
          worker.blocked = true;
          blocked++;
        }
        worker.checked = true;
      }
      int room = unblocked() == 0 ? waiting.size() : limit - unblocked();
      workersToStart = newWorkers(Math.min(room, waiting.size()));
    }
    workersToStart.forEach(threads::execute);
    scheduleCheck();
  }

  /** Doubles the limit if callbacks wait although others take long, and more threads help. */
  private void raiseLimit() {
    boolean waited = added - waiting.size() < addedAtCheck;
    boolean slow = finished > 0 && finished < SLOW_PER_CHECK * unblocked();
    if (waited && slow && finished * 2 >= finishedAtRaise * 3) {
      limit *= 2;
      finishedAtRaise = finished;
    }
    finished = 0;
    addedAtCheck = added;
  }

  private int unblocked() {
    return workers.size() - blocked;
  }

  private List<Worker> newWorkers(int count) {
    return Stream.generate(this::newWorker).limit(Math.max(0, count)).toList();
  }

  private Worker newWorker() {
    Worker worker = new Worker();
    workers.add(worker);
    return worker;
  }

  /** Returns the worker's next task, or null if the worker must end. */
  private @Nullable Runnable next(Worker worker) {
    synchronized (lock) {
      worker.checked = false;
      if (worker.blocked) {
        worker.blocked = false;
        blocked--;
      }
      Runnable task = closed || unblocked() <= limit ? waiting.poll() : null;
      if (worker.busy) {
        finished++;
      }
      worker.busy = task != null;
      if (!worker.busy) {
        workers.remove(worker);
      }
      return task;
    }
  }

  /** A thread that runs callbacks. */
  private final class Worker implements Runnable {

    /** Runs a task. Guarded by the lock. */
    private boolean busy;

    /** Set by a check while a task runs, until it ends. Guarded by the lock. */
    private boolean checked;

    /** Counted as blocked, until the task ends. Guarded by the lock. */
    private boolean blocked;

    @Override
    public void run() {
      boolean interrupted = Thread.currentThread().isInterrupted();
      for (Runnable task = next(this); task != null; task = next(this)) {
        try {
          task.run();
        } catch (RuntimeException | Error e) {
          LOG.log(Level.WARNING, "A task of a callback threw", e);
        }
        if (!interrupted) {
          Thread.interrupted(); // so that it does not reach the callback of another session
        }
      }
    }
  }
}
