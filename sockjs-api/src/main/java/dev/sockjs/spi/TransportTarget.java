package dev.sockjs.spi;

import java.net.URI;
import java.util.Optional;

/** The server of a connection, before there is an attempt with a session id. */
public interface TransportTarget {

  /**
   * Returns the base URL: the caller's, or the one that the server's info names.
   *
   * @return for example {@code http://example.org/echo}
   */
  URI baseUrl();

  /**
   * Returns the {@code Origin} that every request carries.
   *
   * @return the origin, or empty if none is sent
   */
  Optional<String> origin();
}
