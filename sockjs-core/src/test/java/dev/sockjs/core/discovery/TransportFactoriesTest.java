package dev.sockjs.core.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import dev.sockjs.testkit.contract.TestClientContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransportFactoriesTest {

  private final TestClientContext context = TestClientContext.create();
  private final TransportFactories factories = new TransportFactories(context);
  private final CountingProvider socket = new CountingProvider("socket");
  private final CountingProvider poll = new CountingProvider("poll");

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void factoryIsOpenedOnceWithTheContext() {
    TransportFactory factory = factories.get(socket);
    assertSame(factory, factories.get(socket));
    assertEquals(List.of(context), socket.openedWith);
  }

  @Test
  void everyProviderHasItsOwnFactory() {
    assertNotSame(factories.get(socket), factories.get(poll));
  }

  @Test
  void providerThatThrowsIsCalledAgain() {
    socket.failure = new IllegalStateException("thrown by the test");
    assertThrows(IllegalStateException.class, () -> factories.get(socket));
    socket.failure = null;
    assertEquals(List.of(factories.get(socket)), factories.removeAll());
  }

  @Test
  void stoppedFactoriesCannotBeUsedButRemoved() {
    TransportFactory factory = factories.get(socket);
    assertFalse(factories.isClosed());
    factories.stopOpening();
    assertTrue(factories.isClosed());
    assertThrows(IllegalStateException.class, () -> factories.get(socket));
    assertThrows(IllegalStateException.class, () -> factories.get(poll));
    assertEquals(List.of(factory), factories.removeAll());
  }

  @Test
  void removeAllClosesAndReturnsEachFactoryOnce() {
    TransportFactory first = factories.get(socket);
    TransportFactory second = factories.get(poll);
    assertEquals(List.of(first, second), factories.removeAll());
    assertEquals(List.of(), factories.removeAll());
    assertTrue(factories.isClosed());
    assertThrows(IllegalStateException.class, () -> factories.get(socket));
  }

  private static final class CountingProvider implements TransportProvider {

    private final String name;
    private final List<ClientContext> openedWith = new ArrayList<>();
    private @Nullable RuntimeException failure;

    CountingProvider(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int order() {
      return 1;
    }

    @Override
    public int roundTrips() {
      return 1;
    }

    @Override
    public TransportFactory open(ClientContext client) {
      if (failure != null) {
        throw failure;
      }
      openedWith.add(client);
      return new UnusedFactory();
    }
  }

  private static final class UnusedFactory implements TransportFactory {

    @Override
    public Eligibility eligibility(ServerInfo info, TransportTarget target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Transport connect(TransportRequest request, TransportListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
