package dev.sockjs.core.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the first connect of a client to an origin begin alone, and holds the others until its info
 * response has arrived. Otherwise a balancer that identifies servers by a cookie would give each
 * connect another cookie; the store keeps only the last one, and most sessions would then reach the
 * wrong server. Safe for any thread.
 */
public final class FirstConnectGate {

  /**
   * The number of origins to remember, enough for any program. The next connect to an origin that
   * was forgotten is a first connect again.
   */
  private static final int MAX_ORIGINS = 256;

  private record FirstConnect(Object connect, List<Runnable> waiting) {}

  private final Map<String, FirstConnect> firstConnects = new HashMap<>();

  /** The origins that have responded, the latest last. */
  private final Map<String, Boolean> responded =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MAX_ORIGINS;
        }
      };

  /**
   * Passes the gate, or waits in front of it.
   *
   * @param origin the origin to connect to
   * @param connect identifies the connect; if it is the first, it must {@linkplain #leave leave}
   * @param onOpen runs when the first connect has left, unless this method returns true
   * @return true if the connect may begin now
   */
  synchronized boolean tryEnter(String origin, Object connect, Runnable onOpen) {
    if (responded.containsKey(origin)) {
      return true;
    }
    FirstConnect first = firstConnects.get(origin);
    if (first == null) {
      firstConnects.put(origin, new FirstConnect(connect, new ArrayList<>()));
      return true;
    }
    first.waiting().add(onOpen);
    return false;
  }

  /**
   * Opens the gate for the connects that wait. Has no effect if {@code connect} is not the first.
   *
   * @param origin the origin of the first connect
   * @param connect the first connect
   * @param hasResponded true if later connects need not wait for a first one
   */
  void leave(String origin, Object connect, boolean hasResponded) {
    FirstConnect first;
    synchronized (this) {
      first = firstConnects.get(origin);
      if (first == null || first.connect() != connect) {
        return;
      }
      firstConnects.remove(origin);
      if (hasResponded) {
        responded.put(origin, true);
      }
    }
    first.waiting().forEach(Runnable::run);
  }
}
