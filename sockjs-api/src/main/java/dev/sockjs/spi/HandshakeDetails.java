package dev.sockjs.spi;

import java.util.List;
import java.util.Objects;

/** What was agreed with the server when a transport connected. Immutable. */
public final class HandshakeDetails {

  private static final HandshakeDetails NONE = new HandshakeDetails("", List.of());

  private final String protocol;
  private final List<String> extensions;

  private HandshakeDetails(String protocol, List<String> extensions) {
    this.protocol = Objects.requireNonNull(protocol, "protocol");
    this.extensions = List.copyOf(extensions);
  }

  /**
   * Nothing to tell: every HTTP transport.
   *
   * @return the empty facts
   */
  public static HandshakeDetails none() {
    return NONE;
  }

  /**
   * What a WebSocket upgrade agreed on.
   *
   * @param protocol the sub-protocol; empty for none
   * @param extensions the names of the extensions
   * @return the facts
   */
  public static HandshakeDetails of(String protocol, List<String> extensions) {
    return new HandshakeDetails(protocol, extensions);
  }

  /**
   * The sub-protocol that the server chose.
   *
   * @return its name; empty for none
   */
  public String protocol() {
    return protocol;
  }

  /**
   * The extensions in use.
   *
   * @return their names
   */
  public List<String> extensions() {
    return extensions;
  }
}
