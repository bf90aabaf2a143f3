package dev.sockjs.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The sub-protocol and the extensions that a WebSocket handshake negotiated. Immutable. */
public final class HandshakeDetails {

  private static final HandshakeDetails NONE = new HandshakeDetails("", List.of());

  private final String protocol;
  private final List<String> extensions;

  private HandshakeDetails(String protocol, List<String> extensions) {
    this.protocol = Objects.requireNonNull(protocol, "protocol");
    this.extensions = List.copyOf(extensions);
  }

  /** {@return details without a sub-protocol and extensions, for HTTP transports} */
  public static HandshakeDetails none() {
    return NONE;
  }

  /**
   * Returns the details of a WebSocket handshake.
   *
   * @param protocol the sub-protocol that the server selected; an empty string for none
   * @param extensions the names of the extensions in use
   * @return the details
   */
  public static HandshakeDetails of(String protocol, List<String> extensions) {
    return new HandshakeDetails(protocol, extensions);
  }

  /** {@return the sub-protocol that the server selected, or empty for none} */
  public Optional<String> protocol() {
    return Optional.of(protocol).filter(name -> !name.isEmpty());
  }

  /** {@return the names of the extensions in use} */
  public List<String> extensions() {
    return extensions;
  }
}
