package dev.sockjs.blackbox.interop;

import dev.sockjs.blackbox.SockJsNode;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;
import java.util.Set;
import java.util.function.Function;

/** A running SockJS server, with the endpoints of the SockJS test server. */
public final class RealServer implements AutoCloseable {

  /** The kinds of servers. */
  public enum Kind {
    SOCKJS_NODE("sockjs-node", true, Set.of("1006 unclean")),

    /** Vert.x sends CLOSE 1000 to its WebSockets even when it is killed. */
    VERTX("Vert.x", false, Set.of("1006 unclean", "1000 clean"));

    private final String title;
    private final boolean keepsLoneSurrogates;
    private final Set<String> endsWhenKilled;

    Kind(String title, boolean keepsLoneSurrogates, Set<String> endsWhenKilled) {
      this.title = title;
      this.keepsLoneSurrogates = keepsLoneSurrogates;
      this.endsWhenKilled = endsWhenKilled;
    }

    /** Returns whether it keeps lone surrogates; Vert.x replaces them with {@code ?}. */
    boolean keepsLoneSurrogates() {
      return keepsLoneSurrogates;
    }

    /** Returns how sessions may end when the server is killed. */
    public Set<String> endsWhenKilled() {
      return endsWhenKilled;
    }

    /** Starts a server on a free port. */
    public RealServer start() {
      return start(0);
    }

    /** Starts a server on a port, or on a free one if {@code port} is 0. */
    public RealServer start(int port) {
      if (this == SOCKJS_NODE) {
        SockJsNode node = SockJsNode.start(port);
        return new RealServer(node::uri, node::kill, node::close);
      }
      SockJsTestServer embedded = SockJsTestServer.start(port);
      Runnable close = () -> closeWithoutLogs(embedded);
      return new RealServer(embedded::uri, close, close);
    }

    /** Netty logs each connection that arrives during the close. */
    private static void closeWithoutLogs(SockJsTestServer server) {
      ExpectedLogs logs =
          ExpectedLogs.of("io.netty.bootstrap", "Failed to register an accepted channel");
      try (logs) {
        server.close();
      }
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

  /** Returns the URL of an endpoint such as {@code /echo}. */
  public URI uri(String endpoint) {
    return uri.apply(endpoint);
  }

  /** Kills the server at once, with all connections. */
  public void kill() {
    kill.run();
  }

  @Override
  public void close() {
    close.run();
  }
}
