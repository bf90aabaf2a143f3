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

/**
 * One attempt with one transport, as the transport sees it.
 *
 * @param transport the name of the transport
 * @param requestHeaders builds the headers of the attempt's requests
 * @param timeout the allowance of the attempt
 */
record AttemptRequest(
    String transport,
    SessionUrls urls,
    String serverId,
    String sessionId,
    SockJsOptions options,
    RequestHeaders requestHeaders,
    Duration timeout)
    implements TransportRequest {

  /**
   * Returns the length of the longest message with every unit escaped, plus 4 Mi units for the
   * other messages that a server has collected for the next poll.
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
    return urls.session(serverId, sessionId, suffix);
  }

  @Override
  public CompletionStage<Headers> headers(RequestKind kind, URI url) {
    Headers transportHeaders =
        options.transportOption(transport, TransportOption.HEADERS).orElse(Headers.empty());
    return requestHeaders.headers(kind, url, transportHeaders);
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
