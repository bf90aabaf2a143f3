package dev.sockjs.spi;

import java.net.URI;
import java.util.Optional;

/** The server of a connection. */
public interface TransportTarget {

  /**
   * Returns the base URL of the transports: the URL of the connection, or the {@code base_url} of
   * the server's info.
   *
   * @return the URL, such as {@code http://example.org/echo}
   */
  URI baseUrl();

  /** {@return the {@code Origin} header of every request, or empty if none is sent} */
  Optional<String> origin();
}
