package dev.sockjs.benchmarks.endtoend.run;

import java.util.Locale;

/** The servers, and what is in front of them. */
enum ServerKind {
  /** SockJSHandler of Vert.x. */
  VERTX,
  /** sockjs-node. */
  NODE,
  /** Vert.x on several loopback addresses. */
  SPREAD,
  /** Vert.x, and a proxy that refuses WebSocket upgrades. */
  REFUSING,
  /** Vert.x, and a proxy that never responds to WebSocket upgrades. */
  HANGING,
  /** Vert.x with TLS, and a proxy that delays each direction by 150 ms. */
  DISTANT;

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
