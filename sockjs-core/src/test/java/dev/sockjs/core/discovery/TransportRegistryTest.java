package dev.sockjs.core.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportRegistryTest {

  private record Named(String name, int order, int priority, boolean onlyByName, int roundTrips)
      implements TransportProvider {

    Named(String name, int order) {
      this(name, order, 0, false, 1);
    }

    @Override
    public TransportFactory open(ClientContext client) {
      throw new AssertionError("not opened here");
    }
  }

  private static TransportRegistry registry(
      List<TransportProvider> given, TransportProvider... discovered) {
    return new TransportRegistry(given, new DiscoveredServices<>(List.of(discovered), List.of()));
  }

  @Test
  void namesComeInTheOrderOfTheNegotiation() {
    TransportRegistry registry =
        registry(List.of(), new Named("poll", 3), new Named("socket", 1), new Named("stream", 2));
    assertEquals(List.of("socket", "stream", "poll"), registry.names());
  }

  @Test
  void thoseUsedOnlyByNameAreNotInTheDefaultSet() {
    TransportRegistry registry =
        registry(List.of(), new Named("socket", 1), new Named("raw", 2, 0, true, 1));
    assertEquals(List.of("socket", "raw"), registry.names());
    assertEquals(List.of("socket"), registry.defaultNames());
  }

  @Test
  void theHigherPriorityWins() {
    Named builtIn = new Named("socket", 1);
    Named better = new Named("socket", 1, 5, false, 1);
    assertSame(better, registry(List.of(), builtIn, better).find("socket").orElseThrow());
    assertSame(better, registry(List.of(), better, builtIn).find("socket").orElseThrow());
  }

  @Test
  void givenByHandBeatsDiscoveredWhateverThePriority() {
    Named given = new Named("socket", 1);
    Named discovered = new Named("socket", 1, 5, false, 1);
    assertSame(given, registry(List.of(given), discovered).find("socket").orElseThrow());
  }

  @Test
  void equalPrioritiesAreAnErrorThatNamesBoth() {
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class,
            () -> registry(List.of(), new Named("socket", 1), new Named("socket", 2)));
    assertTrue(error.getMessage().contains("socket"), error.getMessage());
    assertTrue(error.getMessage().contains(Named.class.getName()), error.getMessage());
  }

  @Test
  void aProviderWithoutALegalNameIsSkippedAndNamed() {
    TransportRegistry registry = registry(List.of(), new Named("No Name!", 1));
    assertEquals(List.of(), registry.names());
    assertTrue(registry.inventory().contains("No Name!"), registry.inventory());
  }

  @Test
  void aProviderWithoutRoundTripsIsSkippedAndNamed() {
    TransportRegistry registry = registry(List.of(), new Named("socket", 1, 0, false, 0));
    assertEquals(List.of(), registry.names());
    assertTrue(registry.inventory().contains("round trips: 0"), registry.inventory());
  }

  @Test
  void withoutAnyTransportTheInventorySaysHowToGetOne() {
    assertTrue(registry(List.of()).inventory().contains("sockjs-transport-websocket"));
  }
}
