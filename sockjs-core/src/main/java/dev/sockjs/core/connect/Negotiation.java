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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the transport of the next attempt. Every attempt has a session id of its own; the server
 * id stays the same. Runs on the session's serial executor.
 */
final class Negotiation {

  /** Random ids of one character repeat often; after this many draws a repeated id is used. */
  private static final int MAX_DRAWS = 100;

  private final ClientResources client;
  private final SockJsOptions options;
  private final RequestHeaders headers;
  private final ServerInfo info;
  private final SessionUrls urls;
  private final Rto rto;
  private final AttemptLog attempts;
  private final TransportTarget target;
  private final String server;
  private final Iterator<String> names;
  private final Set<String> usedSessionIds = new HashSet<>();

  /**
   * @param urls the URLs of the transports
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
    this.server = options.server().orElseGet(client.ids()::server);
    List<String> wanted =
        options.transports().isEmpty() ? client.registry().defaultNames() : options.transports();
    this.names = wanted.iterator();
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
   * Returns the next attempt to make, and records the transports that are skipped on the way to it.
   *
   * @return the attempt, or empty if there is no transport left
   * @throws IllegalArgumentException if the application's session id cannot be used
   * @throws SockJsException if there was no transport to try or to skip from the beginning
   */
  Optional<ConnectEvent.AttemptStarted> next() {
    while (names.hasNext()) {
      String name = names.next();
      Optional<TransportProvider> provider = client.registry().find(name);
      if (provider.isEmpty()) {
        skip(name, "There is no transport named " + name + ": " + client.registry().describe());
        continue;
      }
      Optional<TransportFactory> factory = usableFactory(name, provider.get());
      if (factory.isPresent()) {
        AttemptRequest request =
            new AttemptRequest(
                name,
                urls,
                server,
                newSessionId(),
                options,
                headers,
                rto.allowance(options.timeout(), provider.get().roundTrips()));
        return Optional.of(new ConnectEvent.AttemptStarted(request, factory.get()));
      }
    }
    if (attempts.isEmpty()) {
      throw new SockJsException(
          "There is no transport to try: " + client.registry().describe(), null);
    }
    return Optional.empty();
  }

  private Optional<TransportFactory> usableFactory(String name, TransportProvider provider) {
    try {
      TransportFactory factory = client.factories().get(provider);
      Eligibility eligibility = factory.eligibility(info, target);
      if (eligibility.obstacle().isEmpty()) {
        return Optional.of(factory);
      }
      skip(name, eligibility.obstacle().get());
    } catch (RuntimeException | LinkageError e) {
      attempts.skipped(name, e);
    }
    return Optional.empty();
  }

  private void skip(String name, String reason) {
    attempts.skipped(name, new SockJsException(reason, null));
  }

  private String newSessionId() {
    if (options.sessionId().isPresent()) {
      String id = options.sessionId().get().get();
      if (!usedSessionIds.add(id)) {
        throw new IllegalArgumentException(
            "Every attempt needs a new session id, but the supplier returned this one again: "
                + id);
      }
      return id;
    }
    String id = client.ids().session(options.sessionIdLength());
    for (int draws = 1; !usedSessionIds.add(id) && draws < MAX_DRAWS; draws++) {
      id = client.ids().session(options.sessionIdLength());
    }
    return id;
  }
}
