package dev.sockjs.transport.websocket.jetty.connection;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.http.exchange.ExchangeFailures;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.UrlHost;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.client.CoreClientUpgradeRequest;
import org.eclipse.jetty.websocket.core.client.UpgradeListener;
import org.eclipse.jetty.websocket.core.exception.UpgradeException;
import org.eclipse.jetty.websocket.core.exception.WebSocketException;
import org.jspecify.annotations.Nullable;

/**
 * The upgrade request of one connection (RFC 6455, section 4.1). Keeps the cookies of every
 * response, and reports a refusal as soon as its head has arrived, since a body may never end.
 */
final class UpgradeRequest extends CoreClientUpgradeRequest implements UpgradeListener {

  private static final String WEBSOCKET = "websocket";

  private final WebSocketClient client;
  private final TransportRequest request;
  private final URI url;
  private final FrameHandler handler;

  /** The request while it is connecting. Guarded by this. */
  private @Nullable Request connecting;

  /** The request on the wire; null before Jetty has made it. */
  private volatile @Nullable Request sent;

  /** The status of a refusal; 0 without one. */
  private volatile int refusal;

  /**
   * @param url the http or https URL of the upgrade
   */
  UpgradeRequest(
      WebSocketClient client,
      TransportRequest request,
      URI url,
      Headers headers,
      FrameHandler handler) {
    super(client.core(), webSocketUrl(UrlHost.standard(url)));
    this.client = client;
    this.request = request;
    this.url = url;
    this.handler = handler;
    setConfiguration(WebSocketClient.configuration());
    offer(request.subprotocols());
    headers(fields -> TransportHttpClient.replaceDefaults(fields, headers));
    if (!UrlHost.isStandard(url)) {
      headers(fields -> fields.put(HttpHeader.HOST, url.getRawAuthority()));
    }
    addListener(this);
    listener(
        new Request.Listener() {
          @Override
          public void onQueued(Request queued) {
            connecting(queued);
          }
        });
  }

  private synchronized void connecting(Request queued) {
    connecting = queued;
  }

  /** In one header field, as browsers do: many servers read only the first of several. */
  private void offer(List<String> subprotocols) {
    if (!subprotocols.isEmpty()) {
      headers(
          fields ->
              fields.put(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, String.join(", ", subprotocols)));
    }
  }

  private static URI webSocketUrl(URI url) {
    return URI.create("ws" + url.toASCIIString().substring("http".length()));
  }

  @Override
  public FrameHandler getFrameHandler() {
    return handler;
  }

  @Override
  public void onHandshakeRequest(Request made) {
    sent = made;
    made.version(HttpVersion.HTTP_1_1)
        .followRedirects(false)
        // The engine decides how long the server may take to respond.
        .idleTimeout(0, TimeUnit.MILLISECONDS)
        // Jetty adds these, and no server asks for them.
        .headers(fields -> fields.remove(HttpHeader.PRAGMA).remove(HttpHeader.CACHE_CONTROL))
        .onResponseHeaders(this::responded);
  }

  @Override
  public void onHandshakeResponse(Request made, Response response) {
    keepCookies(response);
  }

  private void keepCookies(Response response) {
    request.keepCookies(
        url, response.getStatus(), response.getHeaders().getValuesList(HttpHeader.SET_COOKIE));
  }

  private void responded(Response response) {
    if (response.getStatus() != HttpStatus.SWITCHING_PROTOCOLS_101) {
      keepCookies(response);
      refusal = response.getStatus();
      response.getRequest().abort(new CancellationException("The upgrade was refused"));
    }
  }

  /** Also checks the field {@code Upgrade} (RFC 6455, section 4.1), which Jetty does not. */
  @Override
  public void upgrade(Response response, EndPoint endPoint) {
    if (!WEBSOCKET.equalsIgnoreCase(response.getHeaders().get(HttpHeader.UPGRADE))) {
      throw new WebSocketException("The response to the upgrade has no Upgrade: websocket");
    }
    super.upgrade(response, endPoint);
  }

  /** The connect has ended. */
  void connectEnded() {
    Request ended = takeConnecting();
    if (ended != null) {
      client.http().connectEnded(ended);
    }
  }

  /** Frees the socket of a connect that has not ended, at any stage. */
  void abortConnect() {
    Request pending = takeConnecting();
    if (pending != null) {
      client.http().abortConnect(pending);
    }
  }

  private synchronized @Nullable Request takeConnecting() {
    Request taken = connecting;
    connecting = null;
    return taken;
  }

  /** Returns the end of a transport whose connect failed like this. */
  TransportEnd end(Throwable failure) {
    // For a head that is not HTTP, Jetty reports a response of its own.
    boolean isHttp = Causes.of(failure).noneMatch(HttpResponseException.class::isInstance);
    if (refusal != 0 && isHttp) {
      return ExchangeFailures.upgrade(refusal);
    }
    return ExchangeFailures.end(phase(), withoutUrl(Causes.unwrap(failure)));
  }

  private Phase phase() {
    Request made = sent;
    return made != null && made.getConnection() != null
        ? Phase.REQUEST
        : client.http().connectPhase(url);
  }

  /** Removes Jetty's exception, whose message quotes the whole URL. */
  private static Throwable withoutUrl(Throwable failure) {
    return failure instanceof UpgradeException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
