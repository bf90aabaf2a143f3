package dev.sockjs.benchmarks.endtoend.peer;

import java.net.URI;

/** The URL of an endpoint's WebSocket without SockJS frames. */
final class RawUrl {
  private RawUrl() {}

  static URI of(URI base) {
    return URI.create(base.toString().replaceFirst("^http", "ws") + "/websocket");
  }
}
