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
 * A transport request for tests without an engine. It records the headers that the transport looks
 * up and the cookies that it keeps. It does not send kept cookies with later requests; a test that
 * needs them returns them from {@link Builder#headers}.
 *
 * <p>Thread-safe.
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
  private final List<HeaderLookup> headerLookups = new CopyOnWriteArrayList<>();
  private final List<KeptCookies> keptCookies = new CopyOnWriteArrayList<>();

  /**
   * One call of {@link #headers}.
   *
   * @param kind the kind of the request
   * @param url the URL of the request
   */
  public record HeaderLookup(RequestKind kind, URI url) {}

  /**
   * One call of {@link #keepCookies}.
   *
   * @param url the URL that responded
   * @param setCookies the values of the {@code Set-Cookie} headers
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
   * Starts building a request with default values.
   *
   * @param baseUrl the URL to connect to: {@code http} or {@code https}, without user info and
   *     without a slash at the end
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
    headerLookups.add(new HeaderLookup(kind, url));
    return headers
        .apply(kind, url)
        .thenApply(given -> origin == null ? given : given.with("Origin", origin));
  }

  @Override
  public void keepCookies(URI url, List<String> setCookies) {
    keptCookies.add(new KeptCookies(url, List.copyOf(setCookies)));
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
   * Returns all calls of {@link #headers} so far.
   *
   * @return the calls, in order
   */
  public List<HeaderLookup> headerLookups() {
    return List.copyOf(headerLookups);
  }

  /**
   * Returns all calls of {@link #keepCookies} so far.
   *
   * @return the calls, in order
   */
  public List<KeptCookies> keptCookies() {
    return List.copyOf(keptCookies);
  }

  /** Builder of requests. Not thread-safe. */
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
     * Sets the ids in the session's URLs. By default {@code 000}, and a random session id for each
     * request.
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
     * Sets the function that {@link TransportRequest#headers} calls before it adds the {@linkplain
     * #origin origin}. By default it returns no headers.
     *
     * @param headers called for every request
     * @return this builder
     */
    public Builder headers(BiFunction<RequestKind, URI, CompletionStage<Headers>> headers) {
      this.headers = Objects.requireNonNull(headers, "headers");
      return this;
    }

    /**
     * Sets the origin that is added to all headers. By default none.
     *
     * @param origin for example {@code https://example.org}
     * @return this builder
     */
    public Builder origin(String origin) {
      this.origin = Objects.requireNonNull(origin, "origin");
      return this;
    }

    /**
     * Sets the sub-protocols to offer. By default none.
     *
     * @param names the names, the preferred one first
     * @return this builder
     */
    public Builder subprotocols(String... names) {
      this.subprotocols = List.of(names);
      return this;
    }

    /**
     * Sets the maximum length of a frame. By default 16 Mi.
     *
     * @param maxFrameLength UTF-16 units
     * @return this builder
     */
    public Builder maxFrameLength(int maxFrameLength) {
      this.maxFrameLength = maxFrameLength;
      return this;
    }

    /**
     * Sets the time until the session must be open. By default 10 s. Only the transport can enforce
     * it, since there is no engine.
     *
     * @param timeout the allowance
     * @return this builder
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Objects.requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * Sets an option of the transport. By default none is set.
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
     * Creates the request.
     *
     * @return a new request
     */
    public TestTransportRequest build() {
      return new TestTransportRequest(this);
    }
  }
}
