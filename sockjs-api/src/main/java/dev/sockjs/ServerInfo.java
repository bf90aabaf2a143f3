package dev.sockjs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server's {@code /info} says of it (sockjs-protocol 0.3.3, "Info"), as far as a client has
 * use for it.
 */
public final class ServerInfo {

  private static final ServerInfo DEFAULT = new ServerInfo(true, false, null);

  private final boolean websocket;
  private final boolean cookieNeeded;
  private final @Nullable String baseUrl;

  private ServerInfo(boolean websocket, boolean cookieNeeded, @Nullable String baseUrl) {
    this.websocket = websocket;
    this.cookieNeeded = cookieNeeded;
    this.baseUrl = baseUrl;
  }

  /**
   * A server that offers WebSocket and needs no cookies: what an empty info means.
   *
   * @return the default info
   */
  public static ServerInfo defaults() {
    return DEFAULT;
  }

  /**
   * The same info with the given answer for {@code websocket}.
   *
   * @param websocket whether the server offers WebSocket
   * @return the changed info
   */
  public ServerInfo withWebsocket(boolean websocket) {
    return new ServerInfo(websocket, cookieNeeded, baseUrl);
  }

  /**
   * The same info with the given answer for {@code cookie_needed}.
   *
   * @param cookieNeeded whether transports must carry cookies
   * @return the changed info
   */
  public ServerInfo withCookieNeeded(boolean cookieNeeded) {
    return new ServerInfo(websocket, cookieNeeded, baseUrl);
  }

  /**
   * The same info with the given {@code base_url}.
   *
   * @param baseUrl the base URL for every transport, absolute or relative to the connection's URL
   * @return the changed info
   */
  public ServerInfo withBaseUrl(String baseUrl) {
    return new ServerInfo(websocket, cookieNeeded, baseUrl);
  }

  /**
   * Whether the server offers WebSocket.
   *
   * @return true unless the info says {@code "websocket":false}
   */
  public boolean websocket() {
    return websocket;
  }

  /**
   * Whether the server needs cookies, so that a balancer finds it again.
   *
   * @return true if the info says {@code "cookie_needed":true}
   */
  public boolean cookieNeeded() {
    return cookieNeeded;
  }

  /**
   * Where the transports are, if not at the connection's URL.
   *
   * @return an absolute or relative URL, or empty
   */
  public Optional<String> baseUrl() {
    return Optional.ofNullable(baseUrl);
  }

  @Override
  public String toString() {
    return "ServerInfo[websocket=" + websocket + ", cookieNeeded=" + cookieNeeded + "]";
  }
}
