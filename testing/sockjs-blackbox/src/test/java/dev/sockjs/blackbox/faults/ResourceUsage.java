package dev.sockjs.blackbox.faults;

import dev.sockjs.blackbox.ResourceSnapshot;

/** Threads, file descriptors and used heap of this JVM while no session runs. */
record ResourceUsage(int threads, long descriptors, long heapMiB) {

  static final String HEADINGS = " | threads | descriptors | heap after GC";

  /** Differences that pools and caches may cause. */
  private static final int MAX_NEW_THREADS = 20;

  private static final int MAX_NEW_DESCRIPTORS = 20;
  private static final int MAX_HEAP_GROWTH_MIB = 16;

  static ResourceUsage measure() {
    ResourceSnapshot snapshot = ResourceSnapshot.take();
    return new ResourceUsage(
        snapshot.threads(), snapshot.descriptors(), snapshot.heapBytes() >> 20);
  }

  boolean hasGrownSince(ResourceUsage before) {
    return threads > before.threads + MAX_NEW_THREADS
        || descriptors > before.descriptors + MAX_NEW_DESCRIPTORS
        || heapMiB > before.heapMiB + MAX_HEAP_GROWTH_MIB;
  }

  String row() {
    return " | " + threads + " | " + descriptors + " | " + heapMiB + " MiB";
  }
}
