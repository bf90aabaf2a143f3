package dev.sockjs.spring.boot;

import dev.sockjs.SockJsClient;

/** Wraps each client that the auto-configuration creates, to observe its connections. */
@FunctionalInterface
interface ClientInstrumentation {

  /** Returns a client that does the same, or the client itself. */
  SockJsClient instrument(SockJsClient client);
}
