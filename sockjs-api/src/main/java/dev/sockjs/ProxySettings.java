package dev.sockjs;

import java.net.PasswordAuthentication;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that every request of a client goes through, the WebSocket upgrade included. Immutable;
 * {@link #toString()} never shows the credentials.
 */
public final class ProxySettings {

  /** The protocol that is spoken with a proxy. */
  public enum Type {
    /** An HTTP proxy; TLS and WebSocket go through it with CONNECT. */
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
   * A proxy without credentials, for every host.
   *
   * @param type the protocol it speaks
   * @param host its host name or address
   * @param port its port, 1 to 65535
   * @return the settings
   * @throws IllegalArgumentException if the host is empty, or has spaces or control characters, or
   *     the port is out of range
   */
  public static ProxySettings of(Type type, String host, int port) {
    Objects.requireNonNull(type, "type");
    if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("Not a proxy host: " + Quoted.of(host));
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Not a proxy port: " + port);
    }
    return new ProxySettings(type, host, port, null, List.of());
  }

  /**
   * The same proxy with credentials. HTTP proxies get them as preemptive Basic authentication (RFC
   * 7617).
   *
   * @param user the user name
   * @param password the password
   * @return the changed settings
   */
  public ProxySettings withCredentials(String user, String password) {
    PasswordAuthentication login = new PasswordAuthentication(user, password.toCharArray());
    return new ProxySettings(type, host, port, login, noProxy);
  }

  /**
   * The same proxy, passed by for some hosts.
   *
   * @param hosts host names; one that begins with a dot stands for all hosts that end with it
   * @return the changed settings
   */
  public ProxySettings withNoProxy(String... hosts) {
    List<String> lower =
        List.of(hosts).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return new ProxySettings(type, host, port, credentials, lower);
  }

  /**
   * The protocol that the proxy speaks.
   *
   * @return the type
   */
  public Type type() {
    return type;
  }

  /**
   * The proxy's host.
   *
   * @return a name or an address
   */
  public String host() {
    return host;
  }

  /**
   * The proxy's port.
   *
   * @return 1 to 65535
   */
  public int port() {
    return port;
  }

  /**
   * What the proxy asks of us.
   *
   * @return the credentials, or empty
   */
  public Optional<PasswordAuthentication> credentials() {
    return Optional.ofNullable(credentials);
  }

  /**
   * Whether requests to a host go through the proxy.
   *
   * @param targetHost a host name or address
   * @return false if {@link #withNoProxy} names it
   */
  public boolean appliesTo(String targetHost) {
    String target = targetHost.toLowerCase(Locale.ROOT);
    return noProxy.stream()
        .noneMatch(name -> name.startsWith(".") ? target.endsWith(name) : target.equals(name));
  }

  /**
   * The hosts that are reached directly.
   *
   * @return lower-case names; one that begins with a dot stands for all that end with it
   */
  public List<String> noProxy() {
    return noProxy;
  }

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
