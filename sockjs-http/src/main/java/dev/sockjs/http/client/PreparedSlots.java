package dev.sockjs.http.client;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;

/**
 * The slots of receivers for which a connection was opened before they existed. The connects that
 * they were meant for may have failed: then another receiver gets the slot, and a new connection if
 * the old one is gone. Safe for any thread.
 */
final class PreparedSlots {

  /** More than connects to one origin that wait for their info at the same time. */
  private static final int MAX_SLOTS = 256;

  /** The slots by scheme, host and port. Guarded by itself. */
  private final Map<String, Queue<Integer>> origins = Origins.newMap(true);

  /** Keeps a slot for a receiver of the origin. */
  void add(URI url, int slot) {
    synchronized (origins) {
      Queue<Integer> slots = origins.computeIfAbsent(Origins.key(url), key -> new ArrayDeque<>());
      if (slots.size() < MAX_SLOTS) {
        slots.add(slot);
      }
    }
  }

  /** Returns the slot that was kept first, or another one if none is kept for the origin. */
  int take(URI url, int otherwise) {
    synchronized (origins) {
      Queue<Integer> slots = origins.get(Origins.key(url));
      Integer slot = slots == null ? null : slots.poll();
      return slot == null ? otherwise : slot;
    }
  }
}
