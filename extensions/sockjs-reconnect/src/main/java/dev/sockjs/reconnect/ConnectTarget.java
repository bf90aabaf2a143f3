package dev.sockjs.reconnect;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.RedactedUrl;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The URL and the options of one attempt to connect. Immutable. */
public final class ConnectTarget {

  private final URI url;
  private final @Nullable SockJsOptions options;

  private ConnectTarget(URI url, @Nullable SockJsOptions options) {
    this.url = Objects.requireNonNull(url, "url");
    this.options = options;
  }

  /**
   * Returns a target with the {@linkplain SockJsClient#defaultOptions default options} of the
   * client.
   *
   * @param url the base URL, as {@link SockJsClient#connect} accepts it
   * @return the target
   */
  public static ConnectTarget of(URI url) {
    return new ConnectTarget(url, null);
  }

  /**
   * Returns a target with options, which include the headers.
   *
   * @param url the base URL, as {@link SockJsClient#connect} accepts it
   * @param options the options of the connection
   * @return the target
   */
  public static ConnectTarget of(URI url, SockJsOptions options) {
    return new ConnectTarget(url, Objects.requireNonNull(options, "options"));
  }

  /** {@return the base URL, which may contain secrets} */
  public URI url() {
    return url;
  }

  /** {@return the options, or empty for the default options of the client} */
  public Optional<SockJsOptions> options() {
    return Optional.ofNullable(options);
  }

  /** {@return the URL without its secrets} */
  @Override
  public String toString() {
    return RedactedUrl.of(url);
  }
}
