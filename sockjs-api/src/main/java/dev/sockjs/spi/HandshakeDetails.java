package dev.sockjs.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What client and server agreed on in the handshake of a transport. Immutable. */
public final class HandshakeDetails {

  private static final HandshakeDetails NONE = new HandshakeDetails("", List.of());

  private final String protocol;
  private final List<String> extensions;

  private HandshakeDetails(String protocol, List<String> extensions) {
    this.protocol = Objects.requireNonNull(protocol, "protocol");
    this.extensions = List.copyOf(extensions);
  }

  /**
   * Returns empty details, for every HTTP transport.
   *
   * @return no sub-protocol and no extensions
   */
  public static HandshakeDetails none() {
    return NONE;
  }

  /**
   * Returns the details of a WebSocket handshake.
   *
   * @param protocol the sub-protocol that the server chose; an empty string for none
   * @param extensions the names of the extensions in use
   * @return the details
   */
  public static HandshakeDetails of(String protocol, List<String> extensions) {
    return new HandshakeDetails(protocol, extensions);
  }

  /**
   * Returns the sub-protocol that the server chose.
   *
   * @return its name, or empty for none
   */
  public Optional<String> protocol() {
    return Optional.of(protocol).filter(name -> !name.isEmpty());
  }

  /**
   * Returns the extensions in use.
   *
   * @return their names
   */
  public List<String> extensions() {
    return extensions;
  }
}
