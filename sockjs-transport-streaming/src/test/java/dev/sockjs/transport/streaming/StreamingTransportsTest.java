package dev.sockjs.transport.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.spi.TransportProvider;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.client.HttpClient;
import org.junit.jupiter.api.Test;

class StreamingTransportsTest {

  private static final String ROWS =
      """
      xhr-streaming 200, 2 round trips
      xdr-streaming 300, 2 round trips, by name
      eventsource 400, 2 round trips
      iframe-eventsource 500, 3 round trips, by name
      htmlfile 600, 2 round trips, by name
      iframe-htmlfile 700, 3 round trips, by name
      """;

  @Test
  void eachHasItsPlaceItsRoundTripsAndItsTerms() {
    assertEquals(ROWS, rows(StreamingTransports.all()));
  }

  @Test
  void theSameGoOverACallersHttpClient() {
    assertEquals(ROWS, rows(StreamingTransports.with(new HttpClient())));
  }

  @Test
  void aMissingHttpClientIsRefused() {
    HttpClient missing = null;
    assertThrows(NullPointerException.class, () -> StreamingTransports.with(missing));
  }

  private static String rows(List<TransportProvider> transports) {
    return transports.stream()
        .map(
            each ->
                String.format(
                    "%s %d, %d round trips%s\n",
                    each.name(),
                    each.order(),
                    each.roundTrips(),
                    each.onlyByName() ? ", by name" : ""))
        .collect(Collectors.joining());
  }
}
