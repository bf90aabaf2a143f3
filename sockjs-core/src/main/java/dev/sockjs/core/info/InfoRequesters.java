package dev.sockjs.core.info;

import dev.sockjs.spi.InfoRequester;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The info requesters of one client, in the order of preference. One whose classes cannot be linked
 * is removed, because it will never work. Safe for any thread.
 */
public final class InfoRequesters {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private record Candidate(InfoRequester requester, int priority) {}

  private final List<InfoRequester> requesters;

  private InfoRequesters(List<InfoRequester> requesters) {
    this.requesters = new CopyOnWriteArrayList<>(requesters);
  }

  /** Returns the discovered requesters and one that needs no library. */
  public static InfoRequesters of(List<InfoRequester> discovered, InfoRequester builtIn) {
    List<InfoRequester> all = new ArrayList<>(discovered);
    all.add(builtIn);
    return ofAll(all);
  }

  /** Returns these requesters, and logs and skips those that throw. */
  static InfoRequesters ofAll(List<InfoRequester> all) {
    List<Candidate> candidates = new ArrayList<>();
    for (InfoRequester requester : all) {
      try {
        candidates.add(new Candidate(requester, requester.priority()));
      } catch (Throwable e) {
        logSkipped(requester, e);
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::priority).reversed());
    return new InfoRequesters(candidates.stream().map(Candidate::requester).toList());
  }

  /** Returns the requesters, the first choice first. */
  public List<InfoRequester> inOrder() {
    return requesters;
  }

  /**
   * Removes a requester that cannot be linked, unless it is the only one.
   *
   * @return true if there is another one to try
   */
  synchronized boolean remove(InfoRequester requester, Throwable failure) {
    if (requesters.size() > 1 && requesters.remove(requester)) {
      logSkipped(requester, failure);
    }
    return !requesters.contains(requester);
  }

  private static void logSkipped(InfoRequester requester, Throwable failure) {
    LOG.log(
        Level.WARNING,
        "Skipped a broken InfoRequester: " + requester.getClass().getName(),
        failure);
  }
}
