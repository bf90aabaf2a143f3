package dev.sockjs.blackbox.faults;

import dev.sockjs.blackbox.ResourceSnapshot;

/** What this JVM holds on to while nothing goes on in it. */
record ResourceUsage(int threads, long descriptors, long heapMiB) {

  static final String HEAD = " | threads | descriptors | heap after GC";

  /** What pools and caches may have more at one time than at another. */
  private static final int SPARE_THREADS = 20;

  private static final int SPARE_DESCRIPTORS = 20;
  private static final int SPARE_HEAP_MIB = 16;

  static ResourceUsage now() {
    ResourceSnapshot now = ResourceSnapshot.take();
    return new ResourceUsage(now.threads(), now.descriptors(), now.heapBytes() >> 20);
  }

  boolean hasGrownSince(ResourceUsage before) {
    return threads > before.threads + SPARE_THREADS
        || descriptors > before.descriptors + SPARE_DESCRIPTORS
        || heapMiB > before.heapMiB + SPARE_HEAP_MIB;
  }

  String row() {
    return " | " + threads + " | " + descriptors + " | " + heapMiB + " MiB";
  }
}
