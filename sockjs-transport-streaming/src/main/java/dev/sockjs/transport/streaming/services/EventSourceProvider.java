package dev.sockjs.transport.streaming.services;

import dev.sockjs.TransportOption;
import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.decode.FrameDecoder;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import dev.sockjs.spi.TransportRequest;
import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;

/** {@code eventsource}. */
public final class EventSourceProvider extends HttpTransportProvider {

  /** See {@link dev.sockjs.transport.streaming.StreamingTransports#ESCAPED_PERCENT}. */
  public static final TransportOption<Boolean> ESCAPED_PERCENT =
      TransportOption.of("eventsource.escapedPercent", Boolean.class);

  /**
   * By GET, a frame an event (sockjs-protocol 0.3.3, "EventSource"). The request has no {@code
   * Accept}, which a browser would send: no server asks for it.
   */
  static final Receive RECEIVE =
      new Receive("GET", "eventsource", false, false, EventSourceProvider::decoders);

  /** Two round trips, a preflight and the request, are what sockjs-client 1.6.1 allows for. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec("eventsource", 400, 2, false, BrowsingContext.PAGE, RECEIVE, Send.XHR);

  /** Over the HttpClient of the client: for the service loader. */
  public EventSourceProvider() {
    super(SPEC);
  }

  /**
   * Over a caller's HttpClient.
   *
   * @param httpClient neither started nor stopped here
   */
  public EventSourceProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }

  private static Supplier<FrameDecoder> decoders(TransportRequest request) {
    PercentSigns percent = new PercentSigns(request.option(ESCAPED_PERCENT));
    return () -> new EventStreamDecoder(request.maxFrameLength(), percent);
  }
}
