package dev.sockjs.core.discovery;

import dev.sockjs.engine.ClientSettings;
import dev.sockjs.spi.TransportProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The transports that one client has, each name once. */
public final class TransportRegistry {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final Map<String, Candidate> byName = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();

  private record Candidate(
      String name,
      int order,
      int priority,
      boolean onlyByName,
      boolean given,
      TransportProvider it) {

    /**
     * @throws IllegalArgumentException if the provider's answers are not what they must be
     */
    static Candidate of(TransportProvider it, boolean given) {
      String name = it.name();
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("Not a transport name: " + name);
      }
      if (it.roundTrips() < 1) {
        throw new IllegalArgumentException("Not a number of round trips: " + it.roundTrips());
      }
      return new Candidate(name, it.order(), it.priority(), it.onlyByName(), given, it);
    }

    boolean beats(Candidate other) {
      return given != other.given ? given : priority > other.priority;
    }

    boolean ties(Candidate other) {
      return given == other.given && priority == other.priority;
    }
  }

  /**
   * @param given transports given by hand
   * @param discovered transports that were found
   * @throws IllegalStateException if two of one name have the same right to it
   */
  TransportRegistry(
      List<TransportProvider> given, DiscoveredServices<TransportProvider> discovered) {
    broken.addAll(discovered.broken());
    Map<String, Candidate> winners = new LinkedHashMap<>();
    given.forEach(provider -> enter(winners, provider, true));
    discovered.found().forEach(provider -> enter(winners, provider, false));
    winners.values().stream()
        .sorted(Comparator.comparingInt(Candidate::order).thenComparing(Candidate::name))
        .forEach(winner -> byName.put(winner.name(), winner));
  }

  public static TransportRegistry of(ClientSettings settings) {
    return new TransportRegistry(
        settings.transports(), DiscoveredServices.discover(TransportProvider.class, settings));
  }

  private void enter(Map<String, Candidate> winners, TransportProvider provider, boolean given) {
    Candidate candidate;
    try {
      candidate = Candidate.of(provider, given);
    } catch (RuntimeException | LinkageError e) {
      String who = provider.getClass().getName();
      LOG.log(Level.WARNING, "Skipped a broken TransportProvider: " + who, e);
      broken.add(who + ": " + e);
      return;
    }
    Candidate rival = winners.get(candidate.name());
    if (rival != null && candidate.ties(rival)) {
      throw new IllegalStateException(
          "Two providers of transport %s have priority %d: %s and %s"
              .formatted(
                  candidate.name(),
                  candidate.priority(),
                  rival.it().getClass().getName(),
                  provider.getClass().getName()));
    }
    if (rival == null || candidate.beats(rival)) {
      winners.put(candidate.name(), candidate);
    }
  }

  /** All names, in the order of the negotiation. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** The names that are tried if the application names none. */
  public List<String> defaultNames() {
    return byName.values().stream()
        .filter(candidate -> !candidate.onlyByName())
        .map(Candidate::name)
        .toList();
  }

  public Optional<TransportProvider> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(Candidate::it);
  }

  /** What to tell someone who looks for a transport that is not there. */
  public String inventory() {
    String there =
        byName.isEmpty()
            ? "there is no transport at all: add a transport such as sockjs-transport-websocket to"
                + " the class path or module path"
            : "there are " + byName.keySet();
    return broken.isEmpty() ? there : there + "; could not be loaded: " + broken;
  }
}
