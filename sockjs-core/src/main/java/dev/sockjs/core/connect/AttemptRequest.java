package dev.sockjs.core.connect;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.SockJsOptions;
import dev.sockjs.TransportOption;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One attempt with one transport, as the transport sees it. */
public record AttemptRequest(
    String transport,
    SessionUrls urls,
    String server,
    String session,
    SockJsOptions options,
    RequestHeaders requestHeaders,
    Duration timeout)
    implements TransportRequest {

  /**
   * A frame may be as long as the longest message with every unit escaped, and it may hold what a
   * server has gathered for a poll: another 4 Mi units.
   */
  @Override
  public int maxFrameLength() {
    return 6 * options.maxMessageSize() + (4 << 20);
  }

  @Override
  public URI baseUrl() {
    return urls.base();
  }

  @Override
  public URI baseUrl(String suffix) {
    return urls.base(suffix);
  }

  @Override
  public URI url(String suffix) {
    return urls.session(server, session, suffix);
  }

  @Override
  public CompletionStage<Headers> headers(RequestKind kind, URI url) {
    Headers ofTransport =
        options.transportOption(transport, TransportOption.HEADERS).orElse(Headers.empty());
    return requestHeaders.headers(kind, url, ofTransport);
  }

  @Override
  public void keepCookies(URI url, List<String> setCookies) {
    requestHeaders.keepCookies(url, setCookies);
  }

  @Override
  public Optional<String> origin() {
    return options.origin();
  }

  @Override
  public List<String> subprotocols() {
    return options.subprotocols();
  }

  @Override
  public <T> Optional<T> option(TransportOption<T> option) {
    return options.transportOption(transport, option);
  }
}
