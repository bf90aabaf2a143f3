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

/** Provider of {@code eventsource}. */
public final class EventSourceProvider extends HttpTransportProvider {

  /** See {@link dev.sockjs.transport.streaming.StreamingTransports#ESCAPED_PERCENT}. */
  public static final TransportOption<Boolean> ESCAPED_PERCENT =
      TransportOption.of("eventsource.escapedPercent", Boolean.class);

  /**
   * Receives by GET, each frame as an event (sockjs-protocol 0.3.3, "EventSource"). A browser would
   * send {@code Accept}; this request does not, because no server reads it.
   */
  static final Receive RECEIVE =
      new Receive("GET", "eventsource", false, false, EventSourceProvider::decoders);

  /** Two round trips, as in sockjs-client 1.6.1: the preflight and the request. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "eventsource", 400, 2, false, BrowsingContext.SAME_ORIGIN, RECEIVE, Send.XHR);

  /** Creates a provider that uses the HttpClient of the SockJS client, for the service loader. */
  public EventSourceProvider() {
    super(SPEC);
  }

  /**
   * Creates a provider that uses the application's HttpClient.
   *
   * @param httpClient the HttpClient, which the application starts and stops
   */
  public EventSourceProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }

  private static Supplier<FrameDecoder> decoders(TransportRequest request) {
    PercentDecoder percents = new PercentDecoder(request.option(ESCAPED_PERCENT));
    return () -> new EventStreamDecoder(request.maxFrameLength(), percents);
  }
}
