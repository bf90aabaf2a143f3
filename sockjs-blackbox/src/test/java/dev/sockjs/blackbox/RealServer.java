package dev.sockjs.blackbox;

import java.net.URI;
import java.util.Set;

/** A real SockJS server with the endpoints of the SockJS test server, for the interop suites. */
interface RealServer extends AutoCloseable {

  /** The URL of an endpoint, such as {@code /echo}. */
  URI uri(String endpoint);

  /** Whether it hands lone surrogates on as they are; Vert.x makes {@code ?} of them. */
  boolean keepsLoneSurrogates();

  /** Dies at once, with everything that is connected. */
  void kill();

  /** What sessions may end with when it dies, such as {@code 1006 unclean}. */
  Set<String> endsWhenKilled();

  @Override
  void close();
}
