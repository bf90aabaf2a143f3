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
 * thus waits for blocked ones for two checks at most.
 */
public final class CallbackExecutor implements Executor, AutoCloseable {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private static final int CHECK_MILLIS = 10;
  private static final Duration CHECK = Duration.ofMillis(CHECK_MILLIS);

  private final Executor threads;
  private final Scheduler scheduler;
  private final int few;

  /** Guards the fields below. */
  private final Object lock = new Object();

  /** Callbacks for which no worker is free. */
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private final Set<Worker> workers = new HashSet<>();

  /** How many of the workers are blocked. */
  private int blocked;

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
  }

  @Override
  public void execute(Runnable task) {
    Optional<Worker> worker;
    boolean startsChecks;
    synchronized (lock) {
      waiting.add(task);
      worker = closed || unblocked() < few ? Optional.of(newWorker()) : Optional.empty();
      startsChecks = worker.isEmpty() && !checking;
      checking |= startsChecks;
    }
    worker.ifPresent(threads::execute);
    if (startsChecks) {
      scheduler.schedule(CHECK, this::check);
    }
  }

  /** Starts a thread for each callback that waits, and for each that comes. */
  @Override
  public void close() {
    List<Worker> added;
    synchronized (lock) {
      closed = true;
      added = newWorkers(waiting.size());
    }
    added.forEach(threads::execute);
  }

  private void check() {
    List<Worker> added;
    synchronized (lock) {
      checking = !waiting.isEmpty() && !closed;
      if (!checking) {
        return;
      }
      for (Worker worker : workers) {
        if (worker.checked && !worker.blocked) {
          worker.blocked = true;
          blocked++;
        }
        worker.checked = true;
      }
      int room = unblocked() == 0 ? waiting.size() : few - unblocked();
      added = newWorkers(Math.min(room, waiting.size()));
    }
    scheduler.schedule(CHECK, this::check);
    added.forEach(threads::execute);
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
      Runnable task = closed || unblocked() <= few ? waiting.poll() : null;
      if (task == null) {
        workers.remove(worker);
      }
      return task;
    }
  }

  /** A thread that runs callbacks. */
  private final class Worker implements Runnable {

    /** Set by a check while a task runs, until it ends. Guarded by the lock. */
    private boolean checked;

    /** Counted as blocked, until the task ends. Guarded by the lock. */
    private boolean blocked;

    @Override
    public void run() {
      for (Runnable task = next(this); task != null; task = next(this)) {
        try {
          task.run();
        } catch (RuntimeException | Error e) {
          LOG.log(Level.WARNING, "A task of a callback threw", e);
        }
      }
    }
  }
}
