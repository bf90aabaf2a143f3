package dev.sockjs.benchmarks.endtoend.run;

import java.util.Locale;

/** The servers. */
enum ServerKind {
  /** SockJSHandler of Vert.x. */
  VERTX,
  /** sockjs-node. */
  NODE;

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
