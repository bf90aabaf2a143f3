package dev.sockjs.transport.websocket;

import java.net.URI;

/** A transport's http or https URL, with the scheme of its upgrade: ws or wss. */
final class UpgradeUrl {

  private UpgradeUrl() {}

  static URI of(URI url) {
    return URI.create("ws" + url.toASCIIString().substring("http".length()));
  }

  /**
   * For Tyrus, which decodes the path, and a query that looks encoded twice, before it writes the
   * request line: encoded once more, they arrive as they were. A path with {@code %0d%0a} would
   * otherwise end the line.
   */
  static URI doublyEncoded(URI url) {
    URI target = of(url);
    String origin = target.getScheme() + "://" + target.getRawAuthority();
    return URI.create(origin + target.toString().substring(origin.length()).replace("%", "%25"));
  }
}
