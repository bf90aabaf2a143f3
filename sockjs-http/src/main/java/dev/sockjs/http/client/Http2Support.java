package dev.sockjs.http.client;

import dev.sockjs.spi.ClientContext;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;

/**
 * What the HttpClient needs to speak HTTP/2. A service that the module {@code sockjs-http2}
 * provides, so that other applications need none of Jetty's modules for HTTP/2.
 */
public interface Http2Support {

  /** Returns the protocol HTTP/2, for connections that the connector makes. */
  ClientConnectionFactory.Info protocol(ClientConnector connector);

  /** Returns true if the connection speaks HTTP/2 and has a stream that is not closed. */
  boolean hasOpenStream(Connection connection);

  /** Finds the service, in the class loader of this interface or in that of the client. */
  static Optional<Http2Support> find(ClientContext context) {
    return Stream.concat(
            Stream.of(Http2Support.class.getClassLoader()), context.classLoader().stream())
        .flatMap(loader -> ServiceLoader.load(Http2Support.class, loader).findFirst().stream())
        .findFirst();
  }
}
