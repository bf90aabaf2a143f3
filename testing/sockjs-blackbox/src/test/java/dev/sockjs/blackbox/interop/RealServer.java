package dev.sockjs.blackbox.interop;

import dev.sockjs.blackbox.SockJsNode;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;
import java.util.Set;
import java.util.function.Function;

/** A running SockJS server with the endpoints of the SockJS test server. */
public final class RealServer implements AutoCloseable {

  /** The real servers there are. */
  public enum Kind {
    SOCKJS_NODE("sockjs-node", true, Set.of("1006 unclean")),

    /** Vert.x says CLOSE 1000 to its WebSockets even when it is killed. */
    VERTX("Vert.x", false, Set.of("1006 unclean", "1000 clean"));

    private final String title;
    private final boolean keepsLoneSurrogates;
    private final Set<String> endsWhenKilled;

    Kind(String title, boolean keepsLoneSurrogates, Set<String> endsWhenKilled) {
      this.title = title;
      this.keepsLoneSurrogates = keepsLoneSurrogates;
      this.endsWhenKilled = endsWhenKilled;
    }

    /** Whether it hands lone surrogates on as they are; Vert.x makes {@code ?} of them. */
    boolean keepsLoneSurrogates() {
      return keepsLoneSurrogates;
    }

    /** What sessions may end with when it dies. */
    public Set<String> endsWhenKilled() {
      return endsWhenKilled;
    }

    /** Starts one on a free port. */
    public RealServer start() {
      return start(0);
    }

    /** Starts one, on a free port if it is 0. */
    public RealServer start(int port) {
      if (this == SOCKJS_NODE) {
        SockJsNode node = SockJsNode.start(port);
        return new RealServer(node::uri, node::kill, node::close);
      }
      SockJsTestServer embedded = SockJsTestServer.start(port);
      return new RealServer(embedded::uri, embedded::close, embedded::close);
    }

    @Override
    public String toString() {
      return title;
    }
  }

  private final Function<String, URI> uri;
  private final Runnable kill;
  private final Runnable close;

  private RealServer(Function<String, URI> uri, Runnable kill, Runnable close) {
    this.uri = uri;
    this.kill = kill;
    this.close = close;
  }

  /** The URL of an endpoint, such as {@code /echo}. */
  public URI uri(String endpoint) {
    return uri.apply(endpoint);
  }

  /** Dies at once, with everything that is connected. */
  public void kill() {
    kill.run();
  }

  @Override
  public void close() {
    close.run();
  }
}
