package dev.sockjs.core.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a client's first connect to an origin go ahead of those that begin while it asks. Otherwise
 * a balancer that tells its servers by a cookie would give each of them another one; the store has
 * room for one, and most sessions would find themselves on the wrong server. Any thread may call.
 */
public final class FirstConnectGate {

  /** Enough for any program; an origin that was forgotten just has a first connect again. */
  private static final int MAX_ORIGINS = 256;

  private record Lead(Object leader, List<Runnable> followers) {}

  private final Map<String, Lead> leads = new HashMap<>();

  /** Origins that have answered, those that did so last. */
  private final Map<String, Boolean> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MAX_ORIGINS;
        }
      };

  /**
   * Asks whether to go.
   *
   * @param origin where to
   * @param who asks, and is to tell when it is {@linkplain #over over} if it goes ahead
   * @param go called as soon as the one that goes ahead is over
   * @return whether to go now; {@code go} is not called then
   */
  synchronized boolean mayGo(String origin, Object who, Runnable go) {
    if (known.containsKey(origin)) {
      return true;
    }
    Lead lead = leads.get(origin);
    if (lead == null) {
      leads.put(origin, new Lead(who, new ArrayList<>()));
      return true;
    }
    lead.followers().add(go);
    return false;
  }

  /**
   * The first answer has come, or never will. Means nothing of one that did not go ahead.
   *
   * @param answered whether those that begin from now on need no vanguard
   */
  void over(String origin, Object who, boolean answered) {
    Lead lead;
    synchronized (this) {
      lead = leads.get(origin);
      if (lead == null || lead.leader() != who) {
        return;
      }
      leads.remove(origin);
      if (answered) {
        known.put(origin, true);
      }
    }
    lead.followers().forEach(Runnable::run);
  }
}
