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

/** The transports of one client, with one provider for each name. */
public final class TransportRegistry {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final Map<String, Candidate> byName = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();
  private String undiscovered = "";

  /**
   * A provider and the values of its methods, each read once.
   *
   * @param configured true if the application named the provider, false if it was discovered
   */
  private record Candidate(
      TransportProvider provider,
      boolean configured,
      String name,
      int order,
      int priority,
      boolean onlyByName) {

    /**
     * @throws IllegalArgumentException if the provider violates the contract of its interface
     */
    static Candidate of(TransportProvider provider, boolean configured) {
      String name = provider.name();
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("Not a transport name: " + name);
      }
      if (provider.roundTrips() < 1) {
        throw new IllegalArgumentException(
            "Not a number of round trips: " + provider.roundTrips() + " (at least 1 is needed)");
      }
      return new Candidate(
          provider, configured, name, provider.order(), provider.priority(), provider.onlyByName());
    }

    String className() {
      return provider.getClass().getName();
    }

    boolean isPreferredTo(Candidate other) {
      return configured != other.configured ? configured : priority > other.priority;
    }

    boolean hasSameRankAs(Candidate other) {
      return configured == other.configured && priority == other.priority;
    }
  }

  /**
   * @param configured the providers that the application named
   * @param discovered the providers that were found
   * @throws IllegalStateException if two providers of one name have the same priority
   */
  TransportRegistry(
      List<TransportProvider> configured, DiscoveredServices<TransportProvider> discovered) {
    broken.addAll(discovered.broken());
    Map<String, Candidate> preferred = new LinkedHashMap<>();
    configured.forEach(provider -> add(preferred, provider, true));
    discovered.found().forEach(provider -> add(preferred, provider, false));
    preferred.values().stream()
        .sorted(Comparator.comparingInt(Candidate::order).thenComparing(Candidate::name))
        .forEach(candidate -> byName.put(candidate.name(), candidate));
  }

  /** Returns the transports that a client with these settings has. */
  public static TransportRegistry of(ClientSettings settings) {
    TransportRegistry registry =
        new TransportRegistry(
            settings.transports(), DiscoveredServices.discover(TransportProvider.class, settings));
    registry.undiscovered =
        UndiscoveredModules.describe(settings, registry.byName.keySet(), registry.broken);
    UndiscoveredModules.warn(registry.undiscovered);
    return registry;
  }

  private void add(
      Map<String, Candidate> preferred, TransportProvider provider, boolean configured) {
    Candidate candidate;
    try {
      candidate = Candidate.of(provider, configured);
    } catch (Throwable e) {
      String className = provider.getClass().getName();
      LOG.log(Level.WARNING, "Skipped a broken TransportProvider: " + className, e);
      broken.add(className + ": " + e);
      return;
    }
    Candidate existing = preferred.get(candidate.name());
    if (existing != null && candidate.hasSameRankAs(existing)) {
      throw new IllegalStateException(
          "Two providers of transport %s have priority %d: %s and %s"
              .formatted(
                  candidate.name(),
                  candidate.priority(),
                  existing.className(),
                  candidate.className()));
    }
    if (existing == null) {
      preferred.put(candidate.name(), candidate);
    } else if (candidate.isPreferredTo(existing)) {
      preferred.put(candidate.name(), candidate);
      report(candidate, existing);
    } else {
      report(existing, candidate);
    }
  }

  /** A provider that the application configured needs no message. */
  private static void report(Candidate preferred, Candidate other) {
    if (!preferred.configured()) {
      Replacements.report("Transport " + preferred.name(), preferred.provider(), other.provider());
    }
  }

  /** Returns all names, in the order in which the transports are tried. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** Returns the names of the transports that are tried if the application names none. */
  public List<String> defaultNames() {
    return byName.values().stream()
        .filter(candidate -> !candidate.onlyByName())
        .map(Candidate::name)
        .toList();
  }

  /** Returns the provider of a transport, or empty if the client does not have the transport. */
  public Optional<TransportProvider> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(Candidate::provider);
  }

  /** Describes the client's transports, for the message about one that is missing. */
  public String describe() {
    String available =
        byName.isEmpty() && undiscovered.isEmpty()
            ? "there is no transport at all: add a transport such as"
                + " sockjs-transport-websocket-jetty to the class path or module path"
            : "the client has " + byName.keySet();
    return available
        + (broken.isEmpty() ? "" : "; these could not be loaded: " + broken)
        + (undiscovered.isEmpty() ? "" : ". " + undiscovered);
  }
}
