package dev.sockjs.spi;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Calls a {@link TransportListener} so that calls never overlap, whatever thread an event comes
 * from. For transports whose network library uses several threads.
 *
 * <p>Events are passed on in the order in which the methods were called. An event is passed on by
 * the calling thread if no other event is being handled; otherwise by the thread that handles that
 * one, after it has returned. So no method blocks, no thread is needed, and a call from within the
 * listener is made after the listener has returned. The end is passed on once; what follows it is
 * dropped.
 *
 * <p>It is also an executor whose tasks run between two events. A transport that changes its state
 * only in such tasks needs no locks:
 *
 * <pre>{@code
 * public void request(long frames) {
 *   serial.execute(() -> {
 *     demand += frames;
 *     passOnFrames();
 *   });
 * }
 * }</pre>
 *
 * <p>A listener or task that throws is a defect; the exception goes to the handler of uncaught
 * exceptions of its thread, and the next event follows. Safe for use by any thread.
 */
public final class SerialListener implements Executor {

  private final TransportListener listener;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /** The number of tasks, with the one that is running. The thread that makes it 1 runs them. */
  private final AtomicInteger pending = new AtomicInteger();

  private volatile boolean ended;

  /**
   * Creates an instance for one transport.
   *
   * @param listener receives the events
   */
  public SerialListener(TransportListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /**
   * Passes on {@link TransportListener#connected}.
   *
   * @param details the result of the handshake
   */
  public void connected(HandshakeDetails details) {
    event(() -> listener.connected(details));
  }

  /** Passes on {@link TransportListener#reopened}. */
  public void reopened() {
    event(listener::reopened);
  }

  /**
   * Passes on {@link TransportListener#frame}.
   *
   * @param text one frame, or with {@link Framing#RAW} one message
   */
  public void frame(String text) {
    event(() -> listener.frame(text));
  }

  /**
   * Passes on {@link TransportListener#frameOfResponse}.
   *
   * @param text one frame
   * @param onProgress gets the result, before the next event is passed on
   */
  public void frameOfResponse(String text, Consumer<Progress> onProgress) {
    event(() -> onProgress.accept(listener.frameOfResponse(text)));
  }

  /** Passes on {@link TransportListener#activity}. */
  public void activity() {
    event(listener::activity);
  }

  /**
   * Passes on {@link TransportListener#end}, unless the transport has ended or was {@linkplain
   * #drop dropped}. No event follows. To fail the stage of a send after that, as {@link
   * Transport#send} requires, do it in a task that is {@linkplain #execute executed} after this
   * call.
   *
   * @param end the facts about the end
   */
  public void end(TransportEnd end) {
    event(
        () -> {
          ended = true;
          listener.end(end);
        });
  }

  /** Passes on no more events, for {@link Transport#abort}. Does not wait for one in progress. */
  public void drop() {
    ended = true;
  }

  /**
   * Returns true if no more events are passed on. Tasks still run, and may have to check this.
   *
   * @return true after {@link #drop}, and once the end is being passed on
   */
  public boolean hasEnded() {
    return ended;
  }

  /**
   * Runs a task after all earlier events and tasks, and before all later ones.
   *
   * @param task the task, which must not block or throw
   */
  @Override
  public void execute(Runnable task) {
    tasks.add(Objects.requireNonNull(task, "task"));
    if (pending.getAndIncrement() == 0) {
      do {
        run(tasks.remove());
      } while (pending.decrementAndGet() > 0);
    }
  }

  private void event(Runnable call) {
    execute(
        () -> {
          if (!ended) {
            call.run();
          }
        });
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
