package dev.sockjs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a server's {@code /info} response that clients use (sockjs-protocol 0.3.3, "Info").
 * Immutable.
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
   * Returns the meaning of an empty info: the server supports WebSocket, needs no cookies, and has
   * its transports at the connection's URL.
   *
   * @return the default info
   */
  public static ServerInfo defaults() {
    return DEFAULT;
  }

  /**
   * Returns a copy of this info with the given {@code websocket}.
   *
   * @param websocket true if the server supports WebSocket
   * @return the copy
   */
  public ServerInfo withWebsocket(boolean websocket) {
    return new ServerInfo(websocket, cookieNeeded, baseUrl);
  }

  /**
   * Returns a copy of this info with the given {@code cookie_needed}.
   *
   * @param cookieNeeded true if requests must carry cookies
   * @return the copy
   */
  public ServerInfo withCookieNeeded(boolean cookieNeeded) {
    return new ServerInfo(websocket, cookieNeeded, baseUrl);
  }

  /**
   * Returns a copy of this info with the given {@code base_url}.
   *
   * @param baseUrl the base URL of every transport, absolute or relative to the connection's URL
   * @return the copy
   */
  public ServerInfo withBaseUrl(String baseUrl) {
    return new ServerInfo(websocket, cookieNeeded, baseUrl);
  }

  /** {@return true unless the info has {@code "websocket":false}} */
  public boolean websocket() {
    return websocket;
  }

  /**
   * Returns true if requests must carry cookies, for a balancer to route them to the same server.
   *
   * @return true if the info has {@code "cookie_needed":true}
   */
  public boolean cookieNeeded() {
    return cookieNeeded;
  }

  /**
   * Returns the base URL of the transports.
   *
   * @return an absolute or relative URL, or empty if it is the connection's URL
   */
  public Optional<String> baseUrl() {
    return Optional.ofNullable(baseUrl);
  }

  @Override
  public String toString() {
    return "ServerInfo[websocket=" + websocket + ", cookieNeeded=" + cookieNeeded + "]";
  }
}
