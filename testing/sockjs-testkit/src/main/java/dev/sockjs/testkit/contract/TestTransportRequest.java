package dev.sockjs.testkit.contract;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.TransportOption;
import dev.sockjs.spi.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A request for one connection, as the engine would make it, for tests of a transport without an
 * engine. It records what the transport asks of it and hands back. KeptCookies cookies do not
 * return by themselves: a test that needs them in later requests says so with {@link
 * Builder#headers}.
 *
 * <p>Safe for any thread.
 */
public final class TestTransportRequest implements TransportRequest {

  private final URI baseUrl;
  private final String server;
  private final String session;
  private final BiFunction<RequestKind, URI, CompletionStage<Headers>> headers;
  private final @Nullable String origin;
  private final List<String> subprotocols;
  private final int maxFrameLength;
  private final Duration timeout;
  private final Map<TransportOption<?>, Object> options;
  private final List<HeaderLookup> asked = new CopyOnWriteArrayList<>();
  private final List<KeptCookies> kept = new CopyOnWriteArrayList<>();

  /**
   * One call of {@link #headers}.
   *
   * @param kind what the request was for
   * @param url where it went
   */
  public record HeaderLookup(RequestKind kind, URI url) {}

  /**
   * One call of {@link #keepCookies}.
   *
   * @param url what answered
   * @param setCookies the values of its {@code Set-Cookie} headers
   */
  public record KeptCookies(URI url, List<String> setCookies) {}

  private TestTransportRequest(Builder builder) {
    baseUrl = builder.baseUrl;
    server = builder.server;
    session = builder.session == null ? UUID.randomUUID().toString() : builder.session;
    headers = builder.headers;
    origin = builder.origin;
    subprotocols = builder.subprotocols;
    maxFrameLength = builder.maxFrameLength;
    timeout = builder.timeout;
    options = Map.copyOf(builder.options);
  }

  /**
   * Begins with all defaults.
   *
   * @param baseUrl where to connect: {@code http} or {@code https}, without user info, without a
   *     slash at the end
   * @return a new builder
   */
  public static Builder to(URI baseUrl) {
    return new Builder(baseUrl);
  }

  @Override
  public URI baseUrl() {
    return baseUrl;
  }

  @Override
  public URI baseUrl(String suffix) {
    String whole = baseUrl.toString();
    int query = whole.indexOf('?');
    return query < 0
        ? URI.create(whole + "/" + suffix)
        : URI.create(whole.substring(0, query) + "/" + suffix + whole.substring(query));
  }

  @Override
  public URI url(String suffix) {
    return baseUrl(server + "/" + session + "/" + suffix);
  }

  @Override
  public CompletionStage<Headers> headers(RequestKind kind, URI url) {
    asked.add(new HeaderLookup(kind, url));
    return headers
        .apply(kind, url)
        .thenApply(given -> origin == null ? given : given.with("Origin", origin));
  }

  @Override
  public void keepCookies(URI url, List<String> setCookies) {
    kept.add(new KeptCookies(url, List.copyOf(setCookies)));
  }

  @Override
  public Optional<String> origin() {
    return Optional.ofNullable(origin);
  }

  @Override
  public List<String> subprotocols() {
    return subprotocols;
  }

  @Override
  public int maxFrameLength() {
    return maxFrameLength;
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public <T> Optional<T> option(TransportOption<T> option) {
    return Optional.ofNullable(option.type().cast(options.get(option)));
  }

  /**
   * The headers that were asked for so far.
   *
   * @return one element a call, in order
   */
  public List<HeaderLookup> headerLookups() {
    return List.copyOf(asked);
  }

  /**
   * The cookies that were handed back so far.
   *
   * @return one element a call, in order
   */
  public List<KeptCookies> keptCookies() {
    return List.copyOf(kept);
  }

  /** Collects what a request says. Not thread-safe. */
  public static final class Builder {

    private final URI baseUrl;
    private String server = "000";
    private @Nullable String session;
    private BiFunction<RequestKind, URI, CompletionStage<Headers>> headers =
        (kind, url) -> CompletableFuture.completedStage(Headers.empty());
    private @Nullable String origin;
    private List<String> subprotocols = List.of();
    private int maxFrameLength = 16 << 20;
    private Duration timeout = Duration.ofSeconds(10);
    private final Map<TransportOption<?>, Object> options = new HashMap<>();

    private Builder(URI baseUrl) {
      this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
    }

    /**
     * The ids in the session's URLs. By default {@code 000}, and a random one for each request
     * built.
     *
     * @param server the server id
     * @param session the session id
     * @return this builder
     */
    public Builder ids(String server, String session) {
      this.server = Objects.requireNonNull(server, "server");
      this.session = Objects.requireNonNull(session, "session");
      return this;
    }

    /**
     * What {@link TransportRequest#headers} answers, but for the origin. By default no headers.
     *
     * @param headers asked for every request
     * @return this builder
     */
    public Builder headers(BiFunction<RequestKind, URI, CompletionStage<Headers>> headers) {
      this.headers = Objects.requireNonNull(headers, "headers");
      return this;
    }

    /**
     * The origin, which is added to all headers. By default none.
     *
     * @param origin for example {@code https://example.org}
     * @return this builder
     */
    public Builder origin(String origin) {
      this.origin = Objects.requireNonNull(origin, "origin");
      return this;
    }

    /**
     * The sub-protocols to offer. By default none.
     *
     * @param names the first choice first
     * @return this builder
     */
    public Builder subprotocols(String... names) {
      this.subprotocols = List.of(names);
      return this;
    }

    /**
     * The longest frame that may be passed on. By default 16 Mi.
     *
     * @param maxFrameLength UTF-16 units
     * @return this builder
     */
    public Builder maxFrameLength(int maxFrameLength) {
      this.maxFrameLength = maxFrameLength;
      return this;
    }

    /**
     * The time until the session must be open. By default 10 s. Nobody keeps it but the transport.
     *
     * @param timeout the allowance
     * @return this builder
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Objects.requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * A setting of the transport. By default none.
     *
     * @param option the option
     * @param value its value
     * @param <T> its type
     * @return this builder
     */
    public <T> Builder option(TransportOption<T> option, T value) {
      options.put(option, Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * The request.
     *
     * @return a new request
     */
    public TestTransportRequest build() {
      return new TestTransportRequest(this);
    }
  }
}
