package dev.sockjs.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that wrap connections without passing pauses on: each adapter refuses at once. */
class WithoutPauseTest {

  private final SockJsClient client = NumbersTransport.sending(1).client();
  private final List<SockJs> wrapped = new ArrayList<>();

  @AfterEach
  void everyConnectionHasEnded() throws Exception {
    for (SockJs sock : wrapped) {
      sock.closed().toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertEquals(ReadyState.CLOSED, sock.readyState());
    }
    assertEquals(1, wrapped.size());
    client.close();
  }

  @Test
  void blockingConnectionIsRefused() {
    assertThrows(
        UnsupportedOperationException.class,
        () -> BlockingSockJs.connect(new Wrapper(), NumbersTransport.URL));
  }

  @Test
  void flowIsRefused() {
    assertThrows(
        UnsupportedOperationException.class,
        () -> FlowSockJs.connect(new Wrapper(), NumbersTransport.URL));
  }

  private SockJs wrap(SockJs sock) {
    wrapped.add(sock);
    return (SockJs)
        Proxy.newProxyInstance(
            SockJs.class.getClassLoader(),
            new Class<?>[] {SockJs.class},
            (proxy, method, args) ->
                method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method, args)
                    : method.invoke(sock, args));
  }

  private final class Wrapper implements SockJsClient {

    @Override
    public SockJs connect(URI url, SockJsListener listener) {
      return wrap(client.connect(url, listener));
    }

    @Override
    public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
      return wrap(client.connect(url, options, listener));
    }

    @Override
    public SockJsOptions defaultOptions() {
      return client.defaultOptions();
    }

    @Override
    public List<String> transports() {
      return client.transports();
    }

    @Override
    public void close() {
      client.close();
    }

    @Override
    public void closeNow() {
      client.closeNow();
    }
  }
}
