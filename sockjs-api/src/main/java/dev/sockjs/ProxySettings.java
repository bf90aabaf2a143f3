package dev.sockjs;

import java.net.PasswordAuthentication;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxy for every request of a client, including the WebSocket upgrade. Immutable. {@link
 * #toString()} does not show the credentials.
 */
public final class ProxySettings {

  /** The protocol of a proxy. */
  public enum Type {
    /** An HTTP proxy. TLS and WebSocket use CONNECT. */
    HTTP,
    /** A SOCKS 4 proxy. */
    SOCKS4,
    /** A SOCKS 5 proxy. */
    SOCKS5
  }

  private final Type type;
  private final String host;
  private final int port;
  private final @Nullable PasswordAuthentication credentials;
  private final List<String> noProxy;

  private ProxySettings(
      Type type,
      String host,
      int port,
      @Nullable PasswordAuthentication credentials,
      List<String> noProxy) {
    this.type = type;
    this.host = host;
    this.port = port;
    this.credentials = credentials;
    this.noProxy = noProxy;
  }

  /**
   * Returns settings for a proxy without credentials, which applies to every host.
   *
   * @param type the proxy's protocol
   * @param host the proxy's host name or address
   * @param port the proxy's port, 1 to 65535
   * @return the settings
   * @throws IllegalArgumentException if the host is empty or has spaces, slashes, control
   *     characters or credentials, or if the port is out of range
   */
  public static ProxySettings of(Type type, String host, int port) {
    Objects.requireNonNull(type, "type");
    if (host.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "The proxy host must not contain credentials: use withCredentials");
    }
    if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '/')) {
      throw new IllegalArgumentException(
          "The proxy host must be a host name or an address: " + Quoted.of(host));
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("The proxy port must be from 1 to 65535: " + port);
    }
    return new ProxySettings(type, host, port, null, List.of());
  }

  /**
   * Returns a copy of these settings with credentials. An HTTP proxy gets them with the first
   * request, as Basic authentication (RFC 7617); a SOCKS 5 proxy gets them as RFC 1929 defines;
   * SOCKS 4 does not use them.
   *
   * @param user the user name
   * @param password the password
   * @return the copy
   */
  public ProxySettings withCredentials(String user, String password) {
    PasswordAuthentication login = new PasswordAuthentication(user, password.toCharArray());
    return new ProxySettings(type, host, port, login, noProxy);
  }

  /**
   * Returns a copy of these settings with the hosts to which the client connects directly. They
   * replace those of an earlier call.
   *
   * @param hosts host names in any case; one that begins with a dot stands for every host that ends
   *     with it
   * @return the copy
   */
  public ProxySettings withNoProxy(String... hosts) {
    List<String> lower =
        List.of(hosts).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return new ProxySettings(type, host, port, credentials, lower);
  }

  /** {@return the protocol of the proxy} */
  public Type type() {
    return type;
  }

  /** {@return the host name or address of the proxy} */
  public String host() {
    return host;
  }

  /** {@return the port of the proxy, 1 to 65535} */
  public int port() {
    return port;
  }

  /** {@return the credentials for the proxy, or empty if it needs none} */
  public Optional<PasswordAuthentication> credentials() {
    return Optional.ofNullable(credentials);
  }

  /**
   * Returns true if requests to a host go through the proxy.
   *
   * @param targetHost a host name or address, in any case
   * @return false if {@link #noProxy()} contains the host
   */
  public boolean appliesTo(String targetHost) {
    String target = targetHost.toLowerCase(Locale.ROOT);
    return noProxy.stream()
        .noneMatch(name -> name.startsWith(".") ? target.endsWith(name) : target.equals(name));
  }

  /**
   * Returns the hosts to which the client connects directly.
   *
   * @return host names in lower case; one that begins with a dot stands for every host that ends
   *     with it
   */
  public List<String> noProxy() {
    return noProxy;
  }

  /** Returns a description, such as {@code HTTP proxy example.org:3128 (with credentials)}. */
  @Override
  public String toString() {
    return type
        + " proxy "
        + host
        + ":"
        + port
        + (credentials == null ? "" : " (with credentials)");
  }
}
