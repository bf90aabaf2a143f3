package dev.sockjs.blackbox.bounds;

/** The heap of this JVM. */
final class Heap {

  private Heap() {}

  /** What is in use and cannot be collected. */
  static long bytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
