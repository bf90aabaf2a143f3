package dev.sockjs.http.client;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Jetty's task for a connection that can be read or written. Tasks that are added by the code that
 * it calls run on the same thread after it.
 *
 * <p>At the end of an exchange, the connection is ready for the next one only after Jetty's call
 * has returned. Code that continues then needs no other thread, which would have to be woken.
 */
final class ConnectionTask implements Invocable.Task {

  /** The tasks that follow the one that the thread is running; unset on all other threads. */
  private static final ThreadLocal<Queue<Runnable>> FOLLOWING = new ThreadLocal<>();

  private final Runnable task;
  private final InvocationType type;

  /**
   * @param type tells Jetty if the task may block: if so, another thread waits for the other
   *     connections meanwhile
   */
  ConnectionTask(Runnable task, InvocationType type) {
    this.task = task;
    this.type = type;
  }

  /**
   * Adds a task that runs after the connection task that is being run on this thread. It must not
   * throw.
   *
   * @return false if this thread runs no connection task
   */
  static boolean addFollowing(Runnable task) {
    Queue<Runnable> following = FOLLOWING.get();
    return following != null && following.add(task);
  }

  @Override
  public InvocationType getInvocationType() {
    return type;
  }

  @Override
  public void run() {
    Queue<Runnable> following = new ArrayDeque<>(2);
    FOLLOWING.set(following);
    try {
      task.run();
    } finally {
      FOLLOWING.remove();
      following.forEach(Runnable::run);
    }
  }
}
