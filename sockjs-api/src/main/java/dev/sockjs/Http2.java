package dev.sockjs;

/**
 * Says for which URLs the HTTP transports and the info request of a client use HTTP/2. It needs the
 * module {@code sockjs-http2}. A WebSocket always begins with HTTP/1.1.
 *
 * <p>The client never offers to upgrade a connection from HTTP/1.1 to HTTP/2 ({@code Upgrade:
 * h2c}): such an offer crashes some servers.
 *
 * <p>Over HTTP/2 the sessions of a client share a few TCP connections. If one of those fails, all
 * of its sessions end.
 */
public enum Http2 {

  /** Never; HTTP/1.1 for all URLs. The default. */
  OFF,

  /**
   * For {@code https} URLs, if the server chooses HTTP/2 in the TLS handshake (ALPN, RFC 7301).
   * Otherwise HTTP/1.1.
   */
  TLS,

  /**
   * For {@code https} URLs as with {@link #TLS}, and for all {@code http} URLs (RFC 9113, section
   * 3.3). A server that does not speak HTTP/2 without TLS cannot be reached. An exception are
   * {@code http} URLs behind a proxy of type {@link ProxySettings.Type#HTTP}, which use HTTP/1.1.
   */
  PRIOR_KNOWLEDGE
}
