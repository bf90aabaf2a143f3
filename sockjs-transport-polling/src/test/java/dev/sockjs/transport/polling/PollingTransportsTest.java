package dev.sockjs.transport.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.spi.TransportProvider;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.client.HttpClient;
import org.junit.jupiter.api.Test;

class PollingTransportsTest {

  private static final String EXPECTED =
      """
      xhr-polling 800, 2 round trips
      xdr-polling 900, 2 round trips, by name
      iframe-xhr-polling 1000, 3 round trips, by name
      jsonp-polling 1100, 1 round trips, by name
      """;

  @Test
  void providersHaveTheirOrderAndRoundTrips() {
    assertEquals(EXPECTED, describe(PollingTransports.all()));
  }

  @Test
  void providersOverProvidedHttpClientAreTheSame() {
    assertEquals(EXPECTED, describe(PollingTransports.with(new HttpClient())));
  }

  @Test
  void nullHttpClientIsRefused() {
    HttpClient missing = null;
    assertThrows(NullPointerException.class, () -> PollingTransports.with(missing));
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
