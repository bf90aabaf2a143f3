package dev.sockjs.jmeter;

import dev.sockjs.CookieStore;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The one client of a test. The first sampler that connects creates it, and the end of the test
 * closes it. JMeter runs one test at a time in a process.
 */
final class TestClient {
  private static final Object LOCK = new Object();

  /** Guarded by {@link #LOCK}. */
  private static @Nullable SockJsClient client;

  private TestClient() {}

  static SockJsClient get() {
    synchronized (LOCK) {
      if (client == null) {
        client = create();
      }
      return client;
    }
  }

  /** Closes the client, and waits for its connections at most their linger. May be repeated. */
  static void close() {
    SockJsClient ended;
    synchronized (LOCK) {
      ended = client;
      client = null;
    }
    if (ended != null) {
      ended.close();
    }
  }

  private static SockJsClient create() {
    SockJsClientBuilder builder =
        SockJsClient.builder()
            // JMeter loads plug-ins with a class loader of its own.
            .classLoader(TestClient.class.getClassLoader())
            // The listener only puts messages into a queue, so it needs no thread of its own.
            .executor(Runnable::run)
            // Each connection has the cookies of its JMeter thread.
            .cookieStore(CookieStore.none());
    JMeterProxy.settings().ifPresent(builder::proxy);
    return builder.build();
  }
}
