package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostResolverTest {

  private final Queue<Runnable> blocking = new ArrayDeque<>();
  private final HostResolver resolver = new HostResolver(blocking::add);
  private final Promise.Completable<List<InetSocketAddress>> result = new Promise.Completable<>();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "255.255.255.255", "::1", "[::1]"})
  void addressNeedsNoThread(String address) throws Exception {
    resolver.resolve(address, 80, result);
    assertEquals(List.of(new InetSocketAddress(address, 80)), result.get());
    assertEquals(0, blocking.size());
  }

  @Test
  void nameIsLookedUpOnAThreadThatMayBlock() throws Exception {
    resolver.resolve("localhost", 80, result);
    blocking.remove().run();
    assertEquals(80, result.get().get(0).getPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {"256.0.0.1", "1.2.3", "1.2.3.4.5", "1..2.3", "1.2.3.x", "", "0001.2.3.4"})
  void whatOnlyResemblesAnAddressIsANameToTheResolver(String host) {
    resolver.resolve(host, 80, result);
    assertEquals(1, blocking.size());
  }

  @Test
  void unknownNameIsAFailure() {
    resolver.resolve("no-such-host.invalid", 80, result);
    blocking.remove().run();
    ExecutionException failure = assertThrows(ExecutionException.class, result::get);
    assertInstanceOf(UnknownHostException.class, failure.getCause());
  }

  @Test
  void closedClientIsAFailure() {
    new HostResolver(
            task -> {
              throw new RejectedExecutionException();
            })
        .resolve("localhost", 80, result);
    ExecutionException failure = assertThrows(ExecutionException.class, result::get);
    assertInstanceOf(RejectedExecutionException.class, failure.getCause());
  }
}
