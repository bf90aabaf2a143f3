package dev.sockjs.transport.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.spi.TransportProvider;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.client.HttpClient;
import org.junit.jupiter.api.Test;

class StreamingTransportsTest {

  private static final String EXPECTED =
      """
      xhr-streaming 200, 2 round trips
      xdr-streaming 300, 2 round trips, by name
      eventsource 400, 2 round trips
      iframe-eventsource 500, 3 round trips, by name
      htmlfile 600, 2 round trips, by name
      iframe-htmlfile 700, 3 round trips, by name
      """;

  @Test
  void providersHaveTheirOrderAndRoundTrips() {
    assertEquals(EXPECTED, describe(StreamingTransports.all()));
  }

  @Test
  void providersOverProvidedHttpClientAreTheSame() {
    assertEquals(EXPECTED, describe(StreamingTransports.with(new HttpClient())));
  }

  @Test
  void nullHttpClientIsRefused() {
    HttpClient missing = null;
    assertThrows(NullPointerException.class, () -> StreamingTransports.with(missing));
  }

  private static String describe(List<TransportProvider> transports) {
    return transports.stream()
        .map(
            provider ->
                String.format(
                    "%s %d, %d round trips%s\n",
                    provider.name(),
                    provider.order(),
                    provider.roundTrips(),
                    provider.onlyByName() ? ", by name" : ""))
        .collect(Collectors.joining());
  }
}
