package dev.sockjs.testkit.contract;

import java.util.concurrent.ThreadFactory;

/** Creates daemon threads with the same name, in the thread group of the calling thread. */
record DaemonThreads(String name) implements ThreadFactory {

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
