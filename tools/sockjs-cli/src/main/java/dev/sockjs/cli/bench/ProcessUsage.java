package dev.sockjs.cli.bench;

import java.lang.management.ManagementFactory;

/** The most threads and heap of this process, at the times when {@link #update} was called. */
final class ProcessUsage {

  private int threads;
  private long heapBytes;

  /** Looks at the process. */
  synchronized void update() {
    Runtime runtime = Runtime.getRuntime();
    threads = Math.max(threads, ManagementFactory.getThreadMXBean().getThreadCount());
    heapBytes = Math.max(heapBytes, runtime.totalMemory() - runtime.freeMemory());
  }

  synchronized int threads() {
    return threads;
  }

  /** Returns the used heap, which includes garbage. */
  synchronized long heapBytes() {
    return heapBytes;
  }
}
