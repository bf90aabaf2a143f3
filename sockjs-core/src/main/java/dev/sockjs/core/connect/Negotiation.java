package dev.sockjs.core.connect;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.CoreClient;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Chooses the next transport, and keeps the list of what was tried. Every attempt has a session id
 * of its own; the server id stays. In the session's mailbox.
 */
final class Negotiation {

  /** Random ids of one character repeat often; after this many draws a repeated one has to do. */
  private static final int MAX_DRAWS = 100;

  /** The next attempt to make. */
  record Candidate(TransportFactory factory, AttemptRequest request) {}

  private final CoreClient client;
  private final SockJsOptions options;
  private final RequestHeaders headers;
  private final ServerInfo info;
  private final SessionUrls urls;
  private final Rto rto;
  private final Consumer<Attempt> tell;
  private final String server;
  private final Iterator<String> names;
  private final Set<String> usedSessionIds = new HashSet<>();
  private final List<Attempt> attempts = new ArrayList<>();

  /**
   * @param urls where the transports are
   * @param tell hears of every attempt that ended
   */
  Negotiation(
      CoreClient client,
      SockJsOptions options,
      RequestHeaders headers,
      ServerInfo info,
      SessionUrls urls,
      Rto rto,
      Consumer<Attempt> tell) {
    this.client = client;
    this.options = options;
    this.headers = headers;
    this.info = info;
    this.urls = urls;
    this.rto = rto;
    this.tell = tell;
    this.server = options.server().orElseGet(client.ids()::server);
    List<String> wanted =
        options.transports().isEmpty() ? client.registry().defaultNames() : options.transports();
    this.names = wanted.iterator();
  }

  /**
   * The next transport that is worth an attempt; those that are not are told as skipped.
   *
   * @return the attempt to make, or empty if there is none left
   * @throws IllegalArgumentException if the application's session id cannot be used
   * @throws SockJsException if there was nothing to try or to skip from the first
   */
  Optional<Candidate> next() {
    while (names.hasNext()) {
      String name = names.next();
      Optional<TransportProvider> provider = client.registry().find(name);
      if (provider.isEmpty()) {
        skip(name, "No transport is called " + name + ": " + client.registry().inventory());
        continue;
      }
      Duration timeout = rto.allowance(options.timeout(), provider.get().roundTrips());
      AttemptRequest request =
          new AttemptRequest(name, urls, server, "", options, headers, timeout);
      Optional<TransportFactory> factory = usable(provider.get(), request);
      if (factory.isPresent()) {
        return Optional.of(new Candidate(factory.get(), request.withSession(newSessionId())));
      }
    }
    if (attempts.isEmpty()) {
      throw new SockJsException("There is nothing to try: " + client.registry().inventory(), null);
    }
    return Optional.empty();
  }

  private Optional<TransportFactory> usable(TransportProvider provider, AttemptRequest request) {
    try {
      TransportFactory factory = client.factory(provider);
      Eligibility eligibility = factory.eligibility(info, request);
      if (eligibility.obstacle().isEmpty()) {
        return Optional.of(factory);
      }
      skip(request.transport(), eligibility.obstacle().get());
    } catch (RuntimeException | LinkageError e) {
      record(skipped(request.transport()).withCause(e));
    }
    return Optional.empty();
  }

  private String newSessionId() {
    if (options.sessionId().isPresent()) {
      String id = options.sessionId().get().get();
      if (!usedSessionIds.add(id)) {
        throw new IllegalArgumentException(
            "The session id was used before, and every attempt needs a new one: " + id);
      }
      return id;
    }
    String id = client.ids().session(options.sessionIdLength());
    for (int draws = 1; !usedSessionIds.add(id) && draws < MAX_DRAWS; draws++) {
      id = client.ids().session(options.sessionIdLength());
    }
    return id;
  }

  /** The attempt behind a link has opened or failed. */
  void ended(AttemptConnection link, Outcome outcome, Phase phase, long nanoTime) {
    record(attempt(link, outcome, phase, nanoTime));
  }

  /** The attempt behind a link has failed. A transport cannot know that it was not open yet. */
  void ended(AttemptConnection link, Outcome outcome, TransportEnd why, long nanoTime) {
    Phase phase = why.phase() == Phase.RECEIVE ? Phase.OPEN : why.phase();
    Attempt attempt = attempt(link, outcome, phase, nanoTime);
    if (why.status().isPresent()) {
      attempt = attempt.withStatus(why.status().getAsInt());
    }
    Throwable cause = why.cause().orElseGet(() -> new SockJsException(why.reason(), null));
    record(attempt.withCause(cause));
  }

  private static Attempt attempt(
      AttemptConnection link, Outcome outcome, Phase phase, long nanoTime) {
    return Attempt.of(link.name(), outcome, phase, Duration.ofNanos(nanoTime - link.startedAt()))
        .withUrl(RedactedUrl.of(link.request().url("")));
  }

  private void skip(String name, String why) {
    record(skipped(name).withCause(new SockJsException(why, null)));
  }

  private static Attempt skipped(String name) {
    return Attempt.of(name, Outcome.SKIPPED, Phase.ELIGIBILITY, Duration.ZERO);
  }

  private void record(Attempt attempt) {
    attempts.add(attempt);
    tell.accept(attempt);
  }

  /** What was tried so far. */
  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }
}
