package dev.sockjs.blackbox;

import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;
import java.util.Set;

/** The scenarios on the embedded server, Vert.x. */
class EmbeddedInteropTest extends InteropSuite {

  @Override
  RealServer start() {
    SockJsTestServer embedded = SockJsTestServer.start();
    return new RealServer() {
      @Override
      public URI uri(String endpoint) {
        return embedded.uri(endpoint);
      }

      @Override
      public boolean keepsLoneSurrogates() {
        return false;
      }

      @Override
      public void kill() {
        embedded.close();
      }

      /** Vert.x says CLOSE 1000 to its WebSockets even then. */
      @Override
      public Set<String> endsWhenKilled() {
        return Set.of("1006 unclean", "1000 clean");
      }

      @Override
      public void close() {
        embedded.close();
      }
    };
  }
}
