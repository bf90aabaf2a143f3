package dev.sockjs.core.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportRegistryTest {

  private record NamedProvider(
      String name, int order, int priority, boolean onlyByName, int roundTrips)
      implements TransportProvider {

    NamedProvider(String name, int order) {
      this(name, order, 0, false, 1);
    }

    @Override
    public TransportFactory open(ClientContext client) {
      throw new AssertionError("not opened here");
    }
  }

  private static TransportRegistry registry(
      List<TransportProvider> configured, TransportProvider... discovered) {
    return new TransportRegistry(
        configured, new DiscoveredServices<>(List.of(discovered), List.of()));
  }

  @Test
  void namesAreInTheOrderOfTheNegotiation() {
    TransportRegistry registry =
        registry(
            List.of(),
            new NamedProvider("poll", 3),
            new NamedProvider("socket", 1),
            new NamedProvider("stream", 2));
    assertEquals(List.of("socket", "stream", "poll"), registry.names());
  }

  @Test
  void transportsUsedOnlyByNameAreNotDefaults() {
    TransportRegistry registry =
        registry(
            List.of(), new NamedProvider("socket", 1), new NamedProvider("raw", 2, 0, true, 1));
    assertEquals(List.of("socket", "raw"), registry.names());
    assertEquals(List.of("socket"), registry.defaultNames());
  }

  @Test
  void higherPriorityWins() {
    NamedProvider builtIn = new NamedProvider("socket", 1);
    NamedProvider better = new NamedProvider("socket", 1, 5, false, 1);
    assertSame(better, registry(List.of(), builtIn, better).find("socket").orElseThrow());
    assertSame(better, registry(List.of(), better, builtIn).find("socket").orElseThrow());
  }

  @Test
  void configuredProviderBeatsDiscoveredOneOfAnyPriority() {
    NamedProvider configured = new NamedProvider("socket", 1);
    NamedProvider discovered = new NamedProvider("socket", 1, 5, false, 1);
    assertSame(configured, registry(List.of(configured), discovered).find("socket").orElseThrow());
  }

  @Test
  void equalPrioritiesAreAnErrorThatNamesBoth() {
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class,
            () ->
                registry(
                    List.of(), new NamedProvider("socket", 1), new NamedProvider("socket", 2)));
    assertTrue(error.getMessage().contains("socket"), error.getMessage());
    assertTrue(error.getMessage().contains(NamedProvider.class.getName()), error.getMessage());
  }

  @Test
  void providerWithAnInvalidNameIsSkippedAndDescribed() {
    assertSkipped("No Name!", new NamedProvider("No Name!", 1));
  }

  @Test
  void providerWithoutRoundTripsIsSkippedAndDescribed() {
    assertSkipped("round trips: 0", new NamedProvider("socket", 1, 0, false, 0));
  }

  private static void assertSkipped(String reason, TransportProvider provider) {
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", reason)) {
      TransportRegistry registry = registry(List.of(), provider);
      assertEquals(List.of(), registry.names());
      assertTrue(registry.describe().contains(reason), registry.describe());
      assertEquals(1, logs.messages().size());
    }
  }

  @Test
  void descriptionWithoutTransportsTellsHowToAddOne() {
    assertTrue(registry(List.of()).describe().contains("sockjs-transport-websocket"));
  }
}
