package dev.sockjs.blackbox;

import java.net.URI;
import java.util.Set;

/** The scenarios on the reference server, sockjs-node 0.3.24. */
class NodeInteropTest extends InteropSuite {

  @Override
  RealServer start() {
    SockJsNode node = SockJsNode.start();
    return new RealServer() {
      @Override
      public URI uri(String endpoint) {
        return node.uri(endpoint);
      }

      @Override
      public boolean keepsLoneSurrogates() {
        return true;
      }

      @Override
      public void kill() {
        node.kill();
      }

      @Override
      public Set<String> endsWhenKilled() {
        return Set.of("1006 unclean");
      }

      @Override
      public void close() {
        node.close();
      }
    };
  }
}
