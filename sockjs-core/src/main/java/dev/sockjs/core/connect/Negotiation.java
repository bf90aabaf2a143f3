package dev.sockjs.core.connect;

import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportTarget;
import java.net.URI;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Chooses the transport of the next attempt. Every attempt has its own session id; the server id
 * stays the same. Runs on the session's serial executor.
 */
final class Negotiation {

  /** Short random ids repeat often; after this many repetitions a repeated id is used. */
  private static final int MAX_REPETITIONS = 100;

  private final ClientResources client;
  private final SockJsOptions options;
  private final RequestHeaders headers;
  private final ServerInfo info;
  private final SessionUrls urls;
  private final Rto rto;
  private final AttemptLog attempts;
  private final TransportTarget target;
  private final String serverId;
  private final Iterator<String> remaining;
  private final Set<String> usedSessionIds = new HashSet<>();

  /**
   * @param info the server's info, which may rule out transports
   * @param urls the URLs below the base URL of the transports
   * @param rto the RTO of the network
   * @param attempts records the transports that are skipped
   */
  Negotiation(
      ClientResources client,
      SockJsOptions options,
      RequestHeaders headers,
      ServerInfo info,
      SessionUrls urls,
      Rto rto,
      AttemptLog attempts) {
    this.client = client;
    this.options = options;
    this.headers = headers;
    this.info = info;
    this.urls = urls;
    this.rto = rto;
    this.attempts = attempts;
    this.target = target(urls, options);
    this.serverId = options.server().orElseGet(client.ids()::newServerId);
    this.remaining = client.transportNames(options).iterator();
  }

  private static TransportTarget target(SessionUrls urls, SockJsOptions options) {
    return new TransportTarget() {
      @Override
      public URI baseUrl() {
        return urls.base();
      }

      @Override
      public Optional<String> origin() {
        return options.origin();
      }
    };
  }

  /**
   * Returns the next attempt, and records the transports that cannot be used as skipped.
   *
   * @return the attempt, or empty if there is no transport left
   * @throws IllegalArgumentException if the application's session id cannot be used
   * @throws SockJsException if the client has no transport at all
   */
  Optional<ConnectEvent.AttemptStarted> next() {
    while (remaining.hasNext()) {
      String name = remaining.next();
      Optional<TransportProvider> provider = client.registry().find(name);
      if (provider.isEmpty()) {
        skip(name, "There is no transport named " + name + ": " + client.registry().describe());
        continue;
      }
      Optional<TransportFactory> factory = usableFactory(name, provider.get());
      if (factory.isPresent()) {
        AttemptRequest request = newRequest(name, provider.get().roundTrips());
        return Optional.of(new ConnectEvent.AttemptStarted(request, factory.get()));
      }
    }
    if (attempts.isEmpty()) {
      throw new SockJsException(
          "There is no transport to try: " + client.registry().describe(), null);
    }
    return Optional.empty();
  }

  private AttemptRequest newRequest(String transport, int roundTrips) {
    return new AttemptRequest(
        transport,
        urls,
        serverId,
        newSessionId(),
        options,
        headers,
        rto.allowance(options.timeout(), roundTrips));
  }

  private Optional<TransportFactory> usableFactory(String name, TransportProvider provider) {
    try {
      TransportFactory factory = client.factories().get(provider);
      Eligibility eligibility = factory.eligibility(info, target);
      if (eligibility.obstacle().isEmpty()) {
        return Optional.of(factory);
      }
      skip(name, eligibility.obstacle().get());
    } catch (Throwable e) { // whatever the provider throws, the next transport is tried
      attempts.skipped(name, e);
    }
    return Optional.empty();
  }

  private void skip(String name, String reason) {
    attempts.skipped(name, new SockJsException(reason, null));
  }

  private String newSessionId() {
    return options.sessionId().isPresent()
        ? suppliedSessionId(options.sessionId().get())
        : randomSessionId();
  }

  private String suppliedSessionId(Supplier<String> supplier) {
    String id = supplier.get();
    if (!usedSessionIds.add(id)) {
      throw new IllegalArgumentException(
          "Every attempt needs a new session id, but the supplier returned this one twice: " + id);
    }
    return id;
  }

  private String randomSessionId() {
    String id = client.ids().newSessionId(options.sessionIdLength());
    for (int i = 0; !usedSessionIds.add(id) && i < MAX_REPETITIONS; i++) {
      id = client.ids().newSessionId(options.sessionIdLength());
    }
    return id;
  }
}
