package dev.sockjs.transport.websocket.container;

import java.net.URI;

/** Converts http and https URLs into ws and wss URLs. */
final class UpgradeUrl {

  private UpgradeUrl() {}

  static URI of(URI url) {
    return URI.create("ws" + url.toASCIIString().substring("http".length()));
  }

  /**
   * Converts a URL for Tyrus, which decodes the path before it writes the request line, and the
   * query too if it looks doubly encoded. Encoded once more, both reach the server unchanged.
   * Otherwise {@code %0d%0a} in a path would end the request line.
   */
  static URI doublyEncoded(URI url) {
    URI upgrade = of(url);
    String origin = upgrade.getScheme() + "://" + upgrade.getRawAuthority();
    return URI.create(origin + upgrade.toString().substring(origin.length()).replace("%", "%25"));
  }
}
