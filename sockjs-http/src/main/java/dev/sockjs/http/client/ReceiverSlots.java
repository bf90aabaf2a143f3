package dev.sockjs.http.client;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The slots of receivers, which spread them over {@value #COUNT} connection pools for each origin.
 * Jetty searches a whole pool for an idle connection, and the connections of receivers are never
 * idle.
 *
 * <p>A slot can be reserved for a receiver that does not exist yet, so that a connection can be
 * opened in advance. The connect that it was meant for may fail: then another receiver gets the
 * slot, and a new connection if the old one is gone. Safe for any thread.
 */
final class ReceiverSlots {

  static final int COUNT = 256;

  /** More than connects to one origin that wait for their info at the same time. */
  private static final int MAX_RESERVED = 256;

  private final AtomicInteger numbers = new AtomicInteger();

  /** The reserved slots by scheme, host and port. Guarded by itself. */
  private final Map<String, Queue<Integer>> reserved = Origins.newMap(true);

  /** Returns the next slot. */
  int next() {
    return Math.floorMod(numbers.getAndIncrement(), COUNT);
  }

  /** Returns the next slot, and reserves it for a receiver of the origin. */
  int reserve(URI url) {
    int slot = next();
    synchronized (reserved) {
      Queue<Integer> slots = reserved.computeIfAbsent(Origins.key(url), key -> new ArrayDeque<>());
      if (slots.size() < MAX_RESERVED) {
        slots.add(slot);
      }
    }
    return slot;
  }

  /** Returns the slot that was reserved first, or the next one if none is reserved. */
  int take(URI url) {
    synchronized (reserved) {
      Queue<Integer> slots = reserved.get(Origins.key(url));
      Integer slot = slots == null ? null : slots.poll();
      return slot == null ? next() : slot;
    }
  }
}
