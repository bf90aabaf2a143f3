package dev.sockjs.testkit.contract;

import java.util.concurrent.ThreadFactory;

/** Makes daemon threads of one name, in the thread group of whoever starts them. */
record DaemonThreads(String name) implements ThreadFactory {

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
